package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;

/** Python's arithmetic, where it is not Java's. */
final class Rounding {
  private Rounding() {}

  /** {@code round(value)}: the nearest integer, halves to even. */
  static int round(double value) {
    return (int) Math.rint(value);
  }

  /** What Python raises as {@code ZeroDivisionError} where a size has a length of 0. */
  static InvalidArgumentException divisionByZero() {
    return new InvalidArgumentException("division by zero");
  }
}
