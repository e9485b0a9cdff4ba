/** Halfpixel's native backends; the libraries of the platforms are found as services. */
module io.halfpixel.natives {
  requires io.halfpixel.cpp;
}
