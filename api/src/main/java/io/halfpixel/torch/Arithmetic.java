package io.halfpixel.torch;

import io.halfpixel.DataType;

/**
 * The arithmetic of one of PyTorch's builds in one type: what C++ computes for {@code a + b} and
 * {@code a * b + c} there.
 *
 * <p>Numbers travel as {@code double}. For {@link DataType#F32} each operation is rounded to
 * binary32: its operands are binary32, so the binary64 result of +, −, × and ÷ carries enough
 * digits (53 ≥ 2·24 + 2) for the second rounding to give the correctly rounded binary32 result.
 *
 * @param type {@link DataType#F32} or {@link DataType#F64}: "opmath", the type PyTorch computes
 *     coordinates and weights in
 * @param profile the build; it decides only {@link #multiplyAdd}
 */
record Arithmetic(DataType type, RoundingProfile profile) {
  /**
   * The opmath of a floating-point tensor: binary64 for binary64, binary32 for every narrower type.
   */
  static DataType opmath(DataType tensor) {
    return tensor == DataType.F64 ? DataType.F64 : DataType.F32;
  }

  boolean isSingle() {
    return type == DataType.F32;
  }

  boolean isFused() {
    return profile == RoundingProfile.FMA;
  }

  double round(double value) {
    return isSingle() ? (float) value : value;
  }

  double sum(double a, double b) {
    return round(a + b);
  }

  /** Returns the sum of values of the type, added one after another to 0. */
  double total(double[] values) {
    if (!isSingle()) {
      double total = 0;
      for (double value : values) {
        total += value;
      }
      return total;
    }
    float total = 0;
    for (double value : values) {
      total += (float) value;
    }
    return total;
  }

  double difference(double a, double b) {
    return round(a - b);
  }

  double product(double a, double b) {
    return round(a * b);
  }

  double quotient(double a, double b) {
    return round(a / b);
  }

  /**
   * Returns {@code a * b + c} as compiled: one rounding where the build fuses, else one for each
   * operation.
   */
  double multiplyAdd(double a, double b, double c) {
    if (!isFused()) {
      return sum(product(a, b), c);
    }
    return isSingle() ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
  }
}
