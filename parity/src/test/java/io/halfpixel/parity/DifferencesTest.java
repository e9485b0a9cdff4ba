package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
  private static final Comparison BITS = new Comparison.Bits();
  private static final float OTHER_NAN = Float.intBitsToFloat(0x7FC00123);

  private static Tensor floats(float... values) {
    return Tensor.of(values, values.length);
  }

  @Test
  void bits_mean_bits_but_for_nan() {
    assertNull(Differences.between(floats(1, Float.NaN), floats(1, OTHER_NAN), BITS));
    assertNotNull(Differences.between(floats(0f), floats(-0f), BITS));
    assertNotNull(Differences.between(floats(1), floats(Math.nextUp(1f)), BITS));
    assertNotNull(Differences.between(floats(Float.NaN), floats(1), BITS));
    assertNotNull(Differences.between(floats(1), floats(Float.NaN), BITS));
  }

  @Test
  void first_difference_is_shown() {
    Tensor expected = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Tensor actual = Tensor.of(new float[] {1, 2, 3, 4, 7, 8}, 2, 3);
    assertEquals(
        "2 of 6 elements differ, the first at [1, 1]: recorded 5.0 (0x40a00000), but got 7.0"
            + " (0x40e00000)",
        Differences.between(expected, actual, BITS));
    assertEquals(
        "1 of 1 elements differ, the first at [0]: recorded 200, but got 100",
        Differences.between(
            Tensor.of(new byte[] {(byte) 200}, 1), Tensor.of(new byte[] {100}, 1), BITS));
  }

  @Test
  void shape_and_type_count() {
    assertNotNull(Differences.between(floats(1, 2), floats(1), BITS));
    assertNotNull(Differences.between(floats(1), Tensor.of(new double[] {1}, 1), BITS));
  }

  @Test
  void tolerance_is_absolute_plus_relative() {
    Comparison tolerance = new Comparison.Tolerance(0.25, 1);
    assertNull(Differences.between(floats(8), floats(11), tolerance));
    assertNull(Differences.between(floats(8), floats(5), tolerance));
    assertNotNull(Differences.between(floats(8), floats(11.1f), tolerance));
    float infinity = Float.POSITIVE_INFINITY;
    assertNull(Differences.between(floats(infinity), floats(infinity), tolerance));
    assertNotNull(Differences.between(floats(infinity), floats(5), tolerance));
    assertNotNull(Differences.between(floats(infinity), floats(-infinity), tolerance));
    assertNotNull(Differences.between(floats(5), floats(Float.NaN), tolerance));
  }

  @Test
  void half_values_are_decoded() {
    Tensor expected = half(0x3C00, 0x0001, 0xFBFF);
    Comparison tiny = new Comparison.Tolerance(0, 1e-7);
    assertNull(Differences.between(expected, half(0x3C00, 0x0002, 0xFBFF), tiny));
    assertNotNull(Differences.between(expected, half(0x3C01, 0x0001, 0xFBFF), tiny));
    assertEquals(
        "1 of 3 elements differ, the first at [2]: recorded -65504.0 (0xfbff), but got -Infinity"
            + " (0xfc00)",
        Differences.between(expected, half(0x3C00, 0x0001, 0xFC00), BITS));
  }

  private static Tensor half(int... bits) {
    short[] values = new short[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = (short) bits[i];
    }
    return Tensor.wrap(values, 0, TensorSpec.of(DataType.F16, bits.length));
  }
}
