package io.halfpixel.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for every kernel of the backend. */
class JvmKernelTest {
  private static Step[] bilinear() {
    TapTable width = Tables.linear(50, 100);
    TapTable height = Tables.linear(40, 80);
    Accumulation order = Accumulation.PAIR_FMA;
    DataType f32 = DataType.F32;
    return new Step[] {
      new Resample1d(new Pass(3 * 40, 50, 100, 1), width, order, f32, f32, f32),
      new Resample1d(new Pass(3, 40, 80, 100), height, order, f32, f32, f32)
    };
  }

  private static Step blend() {
    return blend(true);
  }

  private static Step blend(boolean channelsInner) {
    List<CornerBlend.Axis> axes =
        List.of(
            new CornerBlend.Axis(40, Tables.linear(40, 80)),
            new CornerBlend.Axis(50, Tables.linear(50, 77)));
    Accumulation order = Accumulation.REVERSED;
    return new CornerBlend(1, 9, channelsInner, axes, 8, order, order, DataType.F32, DataType.F32);
  }

  private static Step nearest() {
    return new Gather(1, List.of(Tables.nearest(40, 80), Tables.nearest(50, 100)), 3, DataType.F32);
  }

  @Test
  void isFoundAndAvailable() {
    Backend backend =
        ServiceLoader.load(Backend.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.id().equals("jvm"))
            .findFirst()
            .orElseThrow();
    assertInstanceOf(JvmBackend.class, backend);
    Availability.Available available =
        assertInstanceOf(Availability.Available.class, backend.availability());
    assertEquals("java", available.isa());
  }

  /** Plans with every kind of memory that belongs to a run. */
  private static List<Plan> plans() {
    DataType f32 = DataType.F32;
    Accumulation order = Accumulation.PAIR_FMA;
    List<AdjointSum.Axis> axes =
        List.of(
            new AdjointSum.Axis(40, Tables.windows(40, 20, 2)),
            new AdjointSum.Axis(50, Tables.windows(50, 25, 2)));
    AdjointSum.Term term = AdjointSum.Term.PRODUCT;
    Step gather = new Gather(9, List.of(Tables.nearest(60, 40)), 50, f32);
    return List.of(
        Runs.plan(bilinear()),
        Runs.plan(blend()),
        Runs.plan(gather, blend(false)),
        Runs.plan(new AdjointSum(2, axes, 3, 1, term, AdjointSum.Term.PRODUCT_FMA, f32, f32, 0)),
        Runs.plan(
            new AdjointSum(
                1,
                List.of(new AdjointSum.Axis(3, Tables.windows(3, 1, 2)), axes.get(1)),
                3,
                1,
                term,
                term,
                f32,
                f32,
                0)),
        Runs.plan(
            new Resample1d(
                new Pass(40, 50, 21, 1), Tables.windows(50, 21, 3), order, f32, f32, f32),
            new Resample1d(
                new Pass(1, 40, 63, 21), Tables.cubic(40, 63), order, f32, f32, DataType.F16),
            new Convert(63 * 21, DataType.F16, f32, Convert.Rounding.NEAREST_EVEN)));
  }

  @Test
  void overlappingRunsDoNotDisturbEachOther() throws Exception {
    for (Plan plan : plans()) {
      overlap(plan);
    }
  }

  private static void overlap(Plan plan) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int seed = i;
        runs.add(threads.submit(() -> runOnce(kernel, seed)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void runOnce(Kernel kernel, int seed) {
    Plan plan = kernel.plan();
    double[] values = Runs.values(plan.source(), new Random(seed), 0.01);
    double[] expected = Reference.run(plan, values);
    float[] target = new float[expected.length];
    kernel.run(
        Tensor.wrap(floats(values), 0, plan.source()), Tensor.wrap(target, 0, plan.target()));
    assertArrayEquals(floats(expected), target);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void runsOverArraysAllocateNothingInTheLongRun() {
    List<Plan> plans = new ArrayList<>(plans());
    plans.add(Runs.plan(nearest()));
    for (Plan plan : plans) {
      try (Kernel kernel = new JvmBackend().prepare(plan)) {
        Tensor source = Tensor.allocate(plan.source());
        Tensor target = Tensor.allocate(plan.target());
        for (int i = 0; i < 20; i++) {
          kernel.run(source, target);
        }
        long before = allocatedBytes();
        for (int i = 0; i < 200; i++) {
          kernel.run(source, target);
        }
        long perRun = (allocatedBytes() - before) / 200;
        assertTrue(perRun < 64, perRun + " bytes a run");
      }
    }
  }

  @Test
  void aLongBorderTakesNoMemory() {
    byte[] values = {7, 8};
    int length = 100_003;
    Pad pad = new Pad(new Pass(2, 1, length, 1), length / 2, DataType.U8, 9);
    long before = allocatedBytes();
    Kernel kernel = new JvmBackend().prepare(Runs.plan(pad));
    long taken = allocatedBytes() - before;
    assertTrue(taken < 400_000, taken + " bytes for a border of one value");
    byte[] result = new byte[2 * length];
    kernel.run(Tensor.of(values, 2), Tensor.of(result, 2L * length));
    kernel.close();
    for (int i = 0; i < result.length; i++) {
      boolean inside = i % length == length / 2;
      assertEquals(inside ? values[i / length] : 9, result[i], "element " + i);
    }
  }

  static long allocatedBytes() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  @Test
  void emptyTensors() {
    DataType f32 = DataType.F32;
    Step none =
        new Resample1d(
            new Pass(0, 3, 6, 5), Tables.linear(3, 6), Accumulation.SEQUENTIAL, f32, f32, f32);
    try (Kernel kernel = new JvmBackend().prepare(Runs.plan(none))) {
      kernel.run(Tensor.of(new float[0], 0), Tensor.of(new float[0], 0));
    }
  }

  @Test
  void rowsThatNoArrayHolds() {
    long inner = (1L << 31) + 1;
    DataType f32 = DataType.F32;
    Step resample =
        new Resample1d(
            new Pass(1, 2, 3, inner), Tables.linear(2, 3), Accumulation.SEQUENTIAL, f32, f32, f32);
    Step gather = new Gather(1, List.of(Tables.nearest(2, 3)), inner, f32);
    for (Step step : List.of(resample, gather)) {
      Plan plan = Runs.plan(step);
      assertThrows(UnsupportedModeException.class, () -> new JvmBackend().prepare(plan));
    }
  }

  @Test
  void aClosedKernelRunsNoMore() {
    Kernel kernel = new JvmBackend().prepare(Runs.plan(nearest()));
    kernel.close();
    kernel.close();
    Tensor source = Tensor.allocate(kernel.plan().source());
    Tensor target = Tensor.allocate(kernel.plan().target());
    assertThrows(IllegalStateException.class, () -> kernel.run(source, target));
  }
}
