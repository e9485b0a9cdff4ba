package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import java.util.Locale;

/**
 * How far two tensors of one specification are from each other.
 *
 * @param values the number of elements
 * @param different how many differ in a bit
 * @param max the largest difference
 * @param mean the mean of the differences of all elements
 */
record ValueDifference(long values, long different, double max, double mean) {
  /**
   * Returns the difference; NaN equals NaN.
   *
   * @param expected a contiguous tensor of float32 or uint8
   * @param actual one of the same specification
   */
  static ValueDifference of(Tensor expected, Tensor actual) {
    boolean floats = expected.dataType() == DataType.F32;
    Object left = expected.copyToArray();
    Object right = actual.copyToArray();
    int length = Math.toIntExact(expected.spec().elements());
    long different = 0;
    double max = 0;
    double sum = 0;
    for (int i = 0; i < length; i++) {
      float a = floats ? ((float[]) left)[i] : Byte.toUnsignedInt(((byte[]) left)[i]);
      float b = floats ? ((float[]) right)[i] : Byte.toUnsignedInt(((byte[]) right)[i]);
      if (Float.floatToIntBits(a) != Float.floatToIntBits(b)) {
        different++;
        double distance = Math.abs((double) a - b);
        max = Math.max(max, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
        sum += distance;
      }
    }
    return new ValueDifference(length, different, max, length == 0 ? 0 : sum / length);
  }

  boolean isNone() {
    return different == 0;
  }

  /** Returns the numbers in words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d of %d values differ, by at most %.4g (mean %.2g)",
        different,
        values,
        max,
        mean);
  }
}
