package io.halfpixel.tck.reference;

import io.halfpixel.DataType;

/**
 * The arithmetic of a compute type: every operation is rounded once. Numbers of both types travel
 * as {@code double}.
 */
public enum Arithmetic {
  /** IEEE 754 binary32. */
  F32 {
    @Override
    double add(double a, double b) {
      return (float) a + (float) b;
    }

    @Override
    double subtract(double a, double b) {
      return (float) a - (float) b;
    }

    @Override
    double multiply(double a, double b) {
      return (float) a * (float) b;
    }

    @Override
    double divide(double a, double b) {
      return (float) a / (float) b;
    }

    @Override
    double fma(double a, double b, double c) {
      return Math.fma((float) a, (float) b, (float) c);
    }
  },

  /** IEEE 754 binary64. */
  F64 {
    @Override
    double add(double a, double b) {
      return a + b;
    }

    @Override
    double subtract(double a, double b) {
      return a - b;
    }

    @Override
    double multiply(double a, double b) {
      return a * b;
    }

    @Override
    double divide(double a, double b) {
      return a / b;
    }

    @Override
    double fma(double a, double b, double c) {
      return Math.fma(a, b, c);
    }
  };

  static Arithmetic of(DataType compute) {
    return compute == DataType.F64 ? F64 : F32;
  }

  abstract double add(double a, double b);

  abstract double subtract(double a, double b);

  abstract double multiply(double a, double b);

  abstract double divide(double a, double b);

  /** Returns a·b + c, rounded once. */
  abstract double fma(double a, double b, double c);
}
