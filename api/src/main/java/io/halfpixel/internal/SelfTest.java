package io.halfpixel.internal;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small plans with results known from arithmetic, run once before a backend is offered.
 *
 * <p>They tell apart fused and unfused sums, notice code that flushes subnormal numbers to zero
 * (for a thread that does, see {@link SubnormalFlushing}), and touch the integer path. The inner
 * length covers a vector body and a tail.
 */
final class SelfTest {
  private static final int INNER = 19;

  /**
   * With a = 1 + 2^-12, a·a is 1 + 2^-11 + 2^-24: exact in a fused sum, otherwise rounded to 1 +
   * 2^-11.
   */
  private static final float A = 0x1.001p0f;

  private static final float A_SQUARED_ROUNDED = 0x1.002p0f;
  private static final float SUBNORMAL = 0x1p-147f;

  private SelfTest() {}

  /** Returns what is wrong with a backend, or null if its bits are right. */
  static @Nullable String failure(Backend backend) {
    String unfused = floats(backend, Accumulation.SEQUENTIAL, 0f);
    String fused = floats(backend, Accumulation.SEQUENTIAL_FMA, 0x1p-24f);
    String integers = integers(backend);
    return unfused != null ? unfused : fused != null ? fused : integers;
  }

  private static @Nullable String floats(Backend backend, Accumulation order, float expected) {
    TapTable taps = TapTable.uniform(2, new int[] {1, 0, 2, 3}, new double[] {-1, A, 0.5, 1});
    Step step =
        new Resample1d(
            new Pass(1, 4, 2, INNER), taps, order, DataType.F32, DataType.F32, DataType.F32);
    float[] source = rows(A, A_SQUARED_ROUNDED, SUBNORMAL, 0f);
    float[] target = new float[2 * INNER];
    run(backend, step, Tensor.of(source, 4, INNER), Tensor.of(target, 2, INNER));
    return Arrays.equals(target, rows(expected, SUBNORMAL / 2))
        ? null
        : order + " sums of float32 have other bits than IEEE 754 arithmetic gives";
  }

  private static @Nullable String integers(Backend backend) {
    TapTable taps = TapTable.uniform(2, new int[] {0, 1}, new double[] {1 << 14, 1 << 14});
    Step step =
        new FixedPoint1d(new Pass(1, 2, 1, INNER), taps, 1 << 14, 15, DataType.U8, DataType.U8);
    byte[] source = new byte[2 * INNER];
    Arrays.fill(source, 0, INNER, (byte) 201);
    Arrays.fill(source, INNER, 2 * INNER, (byte) 202);
    byte[] target = new byte[INNER];
    run(backend, step, Tensor.of(source, 2, INNER), Tensor.of(target, 1, INNER));
    byte[] expected = new byte[INNER];
    Arrays.fill(expected, (byte) 202);
    return Arrays.equals(target, expected) ? null : "fixed-point sums of uint8 are wrong";
  }

  private static void run(Backend backend, Step step, Tensor source, Tensor target) {
    TensorSpec from = source.spec();
    TensorSpec to = target.spec();
    try (Kernel kernel = backend.prepare(new Plan(from, to, List.of(step)))) {
      kernel.run(source, target);
    }
  }

  private static float[] rows(float... values) {
    float[] rows = new float[values.length * INNER];
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(rows, i * INNER, (i + 1) * INNER, values[i]);
    }
    return rows;
  }
}
