package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.LookupTable;

/**
 * sRGB in 8 or 16 bits: how much light its values mean, and back. Immutable and thread-safe.
 *
 * <p>With M = 255 or 65535, value v means M·light(v/M), rounded to float32, which is in [0, M]; 0
 * and M mean themselves. An amount of light becomes the value whose neighbours on either side it
 * does not reach: v from M·light((v − ½)/M) on.
 *
 * <p>Source: IEC 61966-2-1, {@code light(s) = s/12.92} up to 0.04045, and {@code ((s +
 * 0.055)/1.055)^2.4} above.
 */
final class Srgb {
  private static final Srgb BYTES = new Srgb(0xFF);

  private final int most;
  private final LookupTable decoding;
  private final LookupTable encoding;

  private Srgb(int most) {
    this.most = most;
    double[] values = new double[most + 1];
    double[] thresholds = new double[most];
    for (int v = 0; v < most; v++) {
      values[v] = light(2L * v);
      thresholds[v] = light(2L * v + 1);
    }
    values[most] = most;
    this.decoding = LookupTable.of(values);
    this.encoding = LookupTable.of(thresholds);
  }

  /** The tables of 16 bits are made when they are needed. */
  private static final class Words {
    static final Srgb TABLES = new Srgb(0xFFFF);
  }

  /** Returns sRGB in uint8 or uint16. */
  static Srgb of(DataType type) {
    return type == DataType.U8 ? BYTES : Words.TABLES;
  }

  /** Returns a number in [0, M] for every value. */
  LookupTable decoding() {
    return decoding;
  }

  /** Returns the number from which on light becomes a value, for every value but 0. */
  LookupTable encoding() {
    return encoding;
  }

  /**
   * Returns the number for a value.
   *
   * @throws InvalidArgumentException if it is none of the type
   */
  double decoded(double value) {
    if (!(value >= 0 && value <= most && value == Math.rint(value))) {
      throw new InvalidArgumentException(
          "an edge has a value of sRGB in [0, " + most + "], but got " + value);
    }
    return decoding.get((int) value);
  }

  /** Returns M·light for a number of halves. */
  private float light(long halves) {
    double s = halves / (2.0 * most);
    return (float) (most * (s <= 0.04045 ? s / 12.92 : twelveFifths((s + 0.055) / 1.055)));
  }

  /**
   * Returns u^2.4 for u in (0, 1], within some units in the last place of binary64. {@code
   * Math.pow} is not the same everywhere; this is.
   */
  private static double twelveFifths(double u) {
    double root = fifthRoot(u);
    return u * u * (root * root);
  }

  /** Newton's method from above, which descends until rounding stops it. */
  private static double fifthRoot(double u) {
    double root = 1;
    while (true) {
      double square = root * root;
      double next = (4 * root + u / (square * square)) / 5;
      if (next >= root) {
        return root;
      }
      root = next;
    }
  }
}
