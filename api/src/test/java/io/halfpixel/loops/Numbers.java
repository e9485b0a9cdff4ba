package io.halfpixel.loops;

import io.halfpixel.DataType;

/**
 * How numbers become elements. Integers and truth values are held as {@code Long}, floating-point
 * numbers of every type as {@code Double}.
 *
 * <p>An operation of float32 is computed in float64 and then {@linkplain #rounded(double, DataType)
 * rounded}. For +, −, × and ÷ that is the float32 result: float64 has more than twice as many
 * digits.
 */
final class Numbers {
  private Numbers() {}

  /** Returns a number as an element of a type: rounded to nearest, ties to even, in its range. */
  static Number stored(Number value, DataType type) {
    if (type.isFloatingPoint()) {
      return rounded(value, type);
    } else if (type == DataType.BOOL) {
      return value.doubleValue() == 0 ? 0L : 1L;
    }
    boolean unsigned = type == DataType.U8 || type == DataType.U16;
    int bits = Byte.SIZE * type.bytes() - (unsigned ? 0 : 1);
    long highest = (1L << bits) - 1;
    long lowest = unsigned ? 0 : -highest - 1;
    // The cast makes 0 of NaN.
    long whole = value instanceof Long exact ? exact : (long) Math.rint(value.doubleValue());
    return Math.max(lowest, Math.min(highest, whole));
  }

  /** Rounds an element once to a floating-point type, to nearest, ties to even. */
  static double rounded(Number value, DataType type) {
    double wide = value.doubleValue();
    if (type == DataType.F32) {
      return value.floatValue();
    } else if (type != DataType.F64 && value instanceof Long && (long) wide != value.longValue()) {
      throw new AssertionError("would be rounded twice: " + value);
    }
    return rounded(wide, type);
  }

  /** Rounds a result in the same way. */
  static double rounded(double value, DataType type) {
    return switch (type) {
      case F64 -> value;
      case F32 -> (float) value;
      case F16 -> rounded(value, 10, -14, 65504);
      case BF16 -> rounded(value, 7, -126, 0x1.FEp127);
      default -> throw new AssertionError("no floating-point type: " + type);
    };
  }

  /** Returns a · b + c, rounded once to float32 or float64. */
  static double fma(double a, double b, double c, DataType type) {
    return type == DataType.F32 ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
  }

  private static double rounded(double value, int fractionBits, int minExponent, double highest) {
    int exponent = Math.max(Math.getExponent(value), minExponent);
    double unit = Math.scalb(1.0, exponent - fractionBits);
    double result = Math.rint(value / unit) * unit;
    return Math.abs(result) > highest ? Math.copySign(Double.POSITIVE_INFINITY, result) : result;
  }
}
