package io.halfpixel.jvm.memory;

/**
 * IEEE 754 binary16 in the bits of a {@code short}: conversions to nearest, ties to even.
 *
 * <p>A NaN keeps its sign and the upper bits of its payload and becomes quiet, as IEEE 754-2019
 * §6.2.3 recommends and the F16C instructions do.
 */
public final class Half {
  /** What to add to a binary16 exponent field, in binary32 position, to get that of binary32. */
  private static final int REBIAS = (127 - 15) << 23;

  private static final int SMALLEST_NORMAL = 0x3880_0000;
  private static final int INFINITY = 0x7f80_0000;

  /**
   * 65520, half-way between the largest binary16 value and 2^16: from here on everything rounds to
   * infinity.
   */
  private static final int OVERFLOW = 0x477f_f000;

  private Half() {}

  public static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int magnitude = (half & 0x7fff) << 13;
    if (magnitude >= 0x1f << 23) {
      int payload = magnitude & 0x7f_ffff;
      int quiet = payload == 0 ? 0 : 0x40_0000;
      return Float.intBitsToFloat(sign | INFINITY | payload | quiet);
    }
    // As bits of a binary32 the number is too small by 2^112; subnormal numbers come right by the
    // same exact product.
    float value = Float.intBitsToFloat(magnitude) * 0x1p112f;
    return Float.intBitsToFloat(sign | Float.floatToRawIntBits(value));
  }

  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    return (short) (sign | fromMagnitude(bits & 0x7fff_ffff));
  }

  private static int fromMagnitude(int bits) {
    if (bits > INFINITY) {
      return 0x7e00 | bits >>> 13 & 0x3ff;
    }
    if (bits >= OVERFLOW) {
      return 0x7c00;
    }
    if (bits < SMALLEST_NORMAL) {
      // The unit in the last place of 0.5 is 2^-24, that of a subnormal binary16: the sum rounds as
      // wanted.
      float rounded = Float.intBitsToFloat(bits) + 0.5f;
      return Float.floatToRawIntBits(rounded) - Float.floatToRawIntBits(0.5f);
    }
    int odd = bits >>> 13 & 1;
    return bits - REBIAS + 0xfff + odd >>> 13;
  }

  static short fromDouble(double value) {
    return fromFloat(toOdd(value));
  }

  /**
   * Returns a value rounded to odd: exactly, or to the neighbour whose last bit is 1. A second
   * rounding, to nearest in a type with at least two bits less, then gives the value rounded once
   * (S. Boldo and G. Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms
   * using rounding to odd", 2008).
   */
  static float toOdd(double value) {
    float nearest = (float) value;
    if (nearest == value || Double.isNaN(value)) {
      return nearest;
    }
    int bits = Float.floatToRawIntBits(nearest);
    int towardsZero = Math.abs((double) nearest) > Math.abs(value) ? bits - 1 : bits;
    return Float.intBitsToFloat(towardsZero | 1);
  }
}
