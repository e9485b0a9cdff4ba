/** A small network that upsamples, trained with the Deep Java Library. */
module io.halfpixel.djl.examples {
  requires io.halfpixel.djl;
  requires java.desktop;
  requires me.tongfei.progressbar;
  requires static org.jspecify;
}
