/**
 * Configurations of image processors of Hugging Face and timm, as preprocessors with their bits.
 */
module io.halfpixel.huggingface {
  requires transitive io.halfpixel;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports io.halfpixel.huggingface;
}
