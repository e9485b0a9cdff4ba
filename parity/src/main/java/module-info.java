/**
 * Replays recorded calls of other frameworks through Halfpixel and compares the results; reads and
 * writes {@code .npy} files.
 */
module io.halfpixel.parity {
  requires transitive io.halfpixel;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports io.halfpixel.parity;

  opens io.halfpixel.parity to
      com.fasterxml.jackson.databind;
}
