/** The {@code halfpixel} command: resamples image and tensor files, and compares the backends. */
module io.halfpixel.cli {
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.halfpixel;
  requires io.halfpixel.huggingface;
  requires io.halfpixel.image;
  requires io.halfpixel.parity;
  requires java.desktop;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  opens io.halfpixel.cli to
      com.fasterxml.jackson.databind,
      info.picocli;
  opens io.halfpixel.cli.evaluate to
      com.fasterxml.jackson.databind;
}
