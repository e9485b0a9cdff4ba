/**
 * Halfpixel's pure-Java backend, {@code jvm}.
 *
 * <p>It executes plans with plain loops over primitive arrays, written so that the VM's compiler
 * turns them into vector instructions. It decides nothing about numbers.
 */
@SuppressWarnings("module") // The optional module is built after this one.
module io.halfpixel.jvm {
  requires transitive io.halfpixel;
  requires static org.jspecify;

  exports io.halfpixel.jvm to
      io.halfpixel.jvm.vector;
  exports io.halfpixel.jvm.memory to
      io.halfpixel.jvm.vector;
  exports io.halfpixel.jvm.sums to
      io.halfpixel.jvm.vector;

  provides io.halfpixel.spi.Backend with
      io.halfpixel.jvm.JvmBackend;
}
