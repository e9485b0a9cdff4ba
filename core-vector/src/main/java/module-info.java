/**
 * Halfpixel's backend {@code jvm-vector}: the producers of {@code jvm} with loops in the incubating
 * Vector API.
 *
 * <p>It does nothing until the VM is started with {@code --add-modules jdk.incubator.vector}:
 * without that it says so where backends are listed, and is never chosen.
 */
module io.halfpixel.jvm.vector {
  requires io.halfpixel;
  requires io.halfpixel.jvm;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  provides io.halfpixel.spi.Backend with
      io.halfpixel.jvm.vector.VectorBackend;
}
