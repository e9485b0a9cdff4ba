package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/** The conditions that several steps share. */
final class Checks {
  private Checks() {}

  static void taps(Pass pass, TapTable taps) {
    if (taps.rows() != pass.outputLength()) {
      throw new InvalidArgumentException(
          "an axis of output length "
              + pass.outputLength()
              + " needs as many rows of taps, but got "
              + taps.rows());
    }
    if (taps.maxIndex() >= pass.inputLength()) {
      throw new InvalidArgumentException(
          "an axis of length " + pass.inputLength() + " has no index " + taps.maxIndex());
    }
  }

  static void pairs(TapTable taps) {
    for (int row = 0; row < taps.rows(); row++) {
      if (taps.count(row) != 2) {
        throw new InvalidArgumentException(
            "every row has two taps here, but row " + row + " has " + taps.count(row));
      }
    }
  }

  static void lerpRows(TapTable taps) {
    pairs(taps);
    for (int row = 0; row < taps.rows(); row++) {
      if (taps.weight(taps.start(row)) != 1) {
        throw new InvalidArgumentException(
            "the first weight of a lerp is 1, but row "
                + row
                + " has "
                + taps.weight(taps.start(row)));
      }
    }
  }

  static void floatWeights(TapTable taps, DataType compute) {
    if (compute != DataType.F32 || taps.isSingle()) {
      return;
    }
    int count = taps.taps();
    for (int tap = 0; tap < count; tap++) {
      double weight = taps.weight(tap);
      if (weight != (float) weight && !Double.isNaN(weight)) {
        throw new InvalidArgumentException("the weight " + weight + " is no float32 value");
      }
    }
  }

  /** Checks the types of a step that reads floating-point elements or integers. */
  static void floatTypes(String step, DataType input, DataType compute, DataType output) {
    boolean wide = compute == DataType.F64;
    boolean fits =
        (wide || compute == DataType.F32)
            && input != DataType.BOOL
            && (wide || input != DataType.F64)
            && output.isFloatingPoint()
            && (wide || output != DataType.F64);
    if (!fits) {
      throw new InvalidArgumentException(
          step
              + " computes in float32 or float64, reads no bool and no wider floating-point type,"
              + " and writes a floating-point type that is no wider, but got "
              + input
              + " -> "
              + compute
              + " -> "
              + output);
    }
  }

  /** Checks that a type has a value; every floating-point type has NaN and the infinities. */
  static void value(DataType type, double value) {
    boolean special = Double.isNaN(value) || Double.isInfinite(value);
    boolean fits =
        switch (type) {
          case F64 -> true;
          case F32 -> special || value == (float) value;
          case F16 -> special || isBinary(value, 11, -14, 0x1.ffcp15);
          case BF16 -> special || isBinary(value, 8, Float.MIN_EXPONENT, 0x1.fep127);
          case U8 -> isInteger(value, 0, 0xFF);
          case I8 -> isInteger(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
          case I16 -> isInteger(value, Short.MIN_VALUE, Short.MAX_VALUE);
          case U16 -> isInteger(value, 0, 0xFFFF);
          case I32 -> isInteger(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
          case I64 -> isInteger(value, -0x1p63, Math.nextDown(0x1p63));
          case BOOL -> isInteger(value, 0, 1);
        };
    if (!fits) {
      throw new InvalidArgumentException("the value " + value + " is no " + type + " value");
    }
  }

  private static boolean isInteger(double value, double low, double high) {
    boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
    return value >= low && value <= high && value == Math.rint(value) && !negativeZero;
  }

  /** Whether a value has at most so many significant digits, fewer below the smallest exponent. */
  private static boolean isBinary(double value, int digits, int minExponent, double largest) {
    int exponent = Math.max(Math.getExponent(value), minExponent);
    double unit = Math.scalb(1.0, exponent - digits + 1);
    return Math.abs(value) <= largest && value / unit == Math.rint(value / unit);
  }
}
