package io.halfpixel.jvm.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import jdk.incubator.vector.VectorShape;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Counts what a plan allocates once its loops are compiled, which should be nothing. A vector that
 * becomes an object is seen here: that is how loops in the Vector API become slow without becoming
 * wrong.
 *
 * <p>Each element type has its tests in a class, and a virtual machine, of its own. In one that
 * runs all of them C2 of JDK 17 left objects in one loop or another, in one of twelve runs: how it
 * compiles a loop depends on what it has compiled before (docs/adr/0008).
 */
final class Allocations {
  /** How long the compiler may take, on a machine that has other things to do as well. */
  private static final long MOST_NANOS = 60_000_000_000L;

  private static final int RUNS = 100;

  /** Less than one small object a run: counting allocates a little itself. */
  private static final int ALLOWED = RUNS * 16;

  private Allocations() {}

  /** Returns arguments for {@link #noneWhenDoubling}: each source in each mode. */
  static Stream<Arguments> doubling(Tensor... sources) {
    return Stream.of(Mode.NEAREST, Mode.BILINEAR, Mode.BICUBIC)
        .flatMap(mode -> Stream.of(sources).map(source -> Arguments.of(mode, source)));
  }

  /** Returns arguments for {@link #noneWhenReducing}: each source to few taps and to many. */
  static Stream<Arguments> reducing(Tensor... sources) {
    return Stream.of(sources)
        .flatMap(source -> Stream.of(Arguments.of(320, source), Arguments.of(56, source)));
  }

  static void noneWhenDoubling(Mode mode, Tensor source) {
    none(Upsample.builder().scaleFactor(2).mode(mode).build().plan(source.spec()), source);
  }

  static void noneWhenReducing(int width, Tensor source) {
    Interpolate reduce =
        Interpolate.builder().mode(Mode.BICUBIC).antialias(true).size(20, width).build();
    none(reduce.plan(source.spec()), source);
  }

  /**
   * Interpreted and half-compiled loops do allocate, so this waits for the compiler. Only short
   * vectors are a reason to skip this: whatever else keeps the backend from running is a failure.
   */
  private static void none(Plan plan, Tensor source) {
    VectorBackend backend = new VectorBackend();
    int bits = VectorShape.preferredShape().vectorBitSize();
    assumeTrue(bits >= VectorMachine.LEAST_BITS, VectorMachine.tooShort(bits));
    Tensor target = Tensor.allocate(plan.target());
    try (Kernel kernel = backend.prepare(plan)) {
      long allocated = Long.MAX_VALUE;
      long start = System.nanoTime();
      while (allocated >= ALLOWED && System.nanoTime() - start < MOST_NANOS) {
        allocated = -allocatedBytes();
        for (int run = 0; run < RUNS; run++) {
          kernel.run(source, target);
        }
        allocated += allocatedBytes();
      }
      assertTrue(allocated < ALLOWED, allocated / RUNS + " bytes a run");
    }
  }

  private static long allocatedBytes() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
