/** Halfpixel's upsampling as blocks of the Deep Java Library, and its preprocessing for models. */
module io.halfpixel.djl {
  requires transitive ai.djl.api;
  requires transitive io.halfpixel;
  requires io.halfpixel.image;
  requires static org.jspecify;

  exports io.halfpixel.djl;
}
