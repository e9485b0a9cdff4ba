/** Small programs that use Halfpixel as a user would, on the module path. */
module io.halfpixel.examples {
  requires io.halfpixel;
  requires static org.jspecify;
}
