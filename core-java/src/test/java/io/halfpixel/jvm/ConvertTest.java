package io.halfpixel.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversions between all types against their definition. */
class ConvertTest {
  private static Step convert(int count, DataType input, DataType output) {
    return new Convert(count, input, output, Convert.Rounding.NEAREST_EVEN);
  }

  @ParameterizedTest
  @EnumSource
  void toEveryType(DataType input) {
    for (DataType output : DataType.values()) {
      Runs.check(convert(9001, input, output));
    }
  }

  @ParameterizedTest
  @EnumSource
  void throughAnotherType(DataType middle) {
    Runs.check(convert(500, DataType.F64, middle), convert(500, middle, DataType.F32));
    Runs.check(convert(500, DataType.F32, middle), convert(500, middle, DataType.BF16));
  }

  @Test
  void floatsToBytes() {
    float[] source = {
      0.5f,
      1.5f,
      2.5f,
      254.5f,
      255.5f,
      -0.5f,
      -0.6f,
      0.49999997f,
      3e38f,
      -3e38f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      127.500008f,
      -0f,
      Float.MIN_VALUE
    };
    byte[] expected = {
      0, 2, 2, (byte) 254, (byte) 255, 0, 0, 0, (byte) 255, 0, 0, (byte) 255, 0, (byte) 128, 0, 0
    };
    byte[] target = new byte[source.length];
    run(DataType.F32, DataType.U8, Tensor.of(source, 16), Tensor.of(target, 16));
    assertArrayEquals(expected, target);
  }

  /** Each of these is rounded to another float16 if it is rounded to float32 on the way. */
  @Test
  void doublesToHalfAreRoundedOnce() {
    double[] source = {
      1 + 0x1p-11 + 0x1p-40, 1 + 0x3p-11 - 0x1p-40, 0x1p-25 + 0x1p-60, 65520 - 0x1p-30, -0x1p-25
    };
    short[] expected = {0x3c01, 0x3c01, 1, 0x7bff, (short) 0x8000};
    short[] target = new short[source.length];
    run(
        DataType.F64,
        DataType.F16,
        Tensor.of(source, 5),
        Tensor.wrap(target, 0, TensorSpec.of(DataType.F16, 5)));
    assertArrayEquals(expected, target);
  }

  private static void run(DataType input, DataType output, Tensor source, Tensor target) {
    Plan plan = Runs.plan(convert((int) source.shape().elements(), input, output));
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      kernel.run(source, target);
    }
  }
}
