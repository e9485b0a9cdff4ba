package io.halfpixel.jvm.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Kernel;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled loops allocate nothing. A vector that becomes an object would be seen here: that is how
 * loops in the Vector API become slow without becoming wrong.
 */
final class AllocationTest {
  /** How long the compiler may take, on a machine that has other things to do as well. */
  private static final long MOST_NANOS = 60_000_000_000L;

  private static final int RUNS = 100;

  /** Less than one small object a run: counting allocates a little itself. */
  private static final int ALLOWED = RUNS * 16;

  static Stream<Arguments> cases() {
    return Stream.of(Mode.NEAREST, Mode.BILINEAR, Mode.BICUBIC)
        .flatMap(
            mode ->
                Stream.of(
                    Arguments.of(mode, Tensor.of(new float[3 * 40 * 50], 1, 3, 40, 50)),
                    Arguments.of(mode, Tensor.channelsLast(new float[3 * 40 * 50], 1, 3, 40, 50)),
                    Arguments.of(mode, Tensor.channelsLast(new float[40 * 40 * 50], 1, 40, 40, 50)),
                    Arguments.of(mode, Tensor.of(new byte[3 * 40 * 50], 1, 3, 40, 50)),
                    Arguments.of(mode, Tensor.channelsLast(new byte[3 * 40 * 50], 1, 3, 40, 50)),
                    Arguments.of(
                        mode, Tensor.channelsLast(new byte[40 * 40 * 50], 1, 40, 40, 50))));
  }

  /** Interpreted and half-compiled loops do allocate, so this waits for the compiler. */
  @ParameterizedTest
  @MethodSource("cases")
  void runsAllocateNothingOnceTheyAreCompiled(Mode mode, Tensor source) {
    allocatesNothing(
        Upsample.builder().scaleFactor(2).mode(mode).build().plan(source.spec()), source);
  }

  static Stream<Arguments> reductions() {
    return Stream.of(
            Tensor.of(new float[3 * 30 * 480], 1, 3, 30, 480),
            Tensor.channelsLast(new float[3 * 30 * 480], 1, 3, 30, 480))
        .flatMap(source -> Stream.of(Arguments.of(320, source), Arguments.of(56, source)));
  }

  @ParameterizedTest
  @MethodSource("reductions")
  void reducingAllocatesNothingOnceItIsCompiled(int width, Tensor source) {
    Interpolate reduce =
        Interpolate.builder().mode(Mode.BICUBIC).antialias(true).size(20, width).build();
    allocatesNothing(reduce.plan(source.spec()), source);
  }

  private static void allocatesNothing(Plan plan, Tensor source) {
    VectorBackend backend = new VectorBackend();
    assumeTrue(backend.availability() instanceof Available, "vectors are too short here");
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
