/** Halfpixel's upsampling as blocks of the Deep Java Library. */
module io.halfpixel.djl {
  requires transitive ai.djl.api;
  requires transitive io.halfpixel;
  requires static org.jspecify;

  exports io.halfpixel.djl;
}
