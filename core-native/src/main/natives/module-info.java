/** Halfpixel's native libraries of @platform@. */
module io.halfpixel.cpp.@package@ {
  requires io.halfpixel.cpp;

  provides io.halfpixel.cpp.natives.NativeLibraries with
      io.halfpixel.cpp.@package@.Libraries;
}
