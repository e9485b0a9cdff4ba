/** Small programs that use Halfpixel as a user would, on the module path. */
module io.halfpixel.examples {
  requires io.halfpixel;
  requires java.desktop;
  requires static org.jspecify;
}
