package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;

/** {@link Convert}, word for word. */
final class ReferenceConversion {
  private ReferenceConversion() {}

  /** Returns the bits that an element is converted to. */
  static long of(Convert step, long bits) {
    if (step.input() == step.output()) {
      return bits;
    }
    if (!step.input().isFloatingPoint()) {
      return ElementBits.bits(step.output(), ElementBits.integer(step.input(), bits));
    }
    double value = ElementBits.value(step.input(), bits);
    boolean exact = step.output() == DataType.BOOL;
    return ElementBits.bits(step.output(), exact ? value : whole(step, value));
  }

  /** Returns a value as it is, or as an integer. */
  private static double whole(Convert step, double value) {
    return switch (step.rounding()) {
      case NEAREST_EVEN -> value;
      case TOWARD_ZERO -> truncated(value);
      case NEAREST_AWAY -> truncated(plusHalf(step.input(), value));
    };
  }

  private static double plusHalf(DataType type, double value) {
    double half = Math.copySign(0.5, value);
    // Half-width values and their sums with a half have fewer than 24 digits, or more than they.
    return type == DataType.F64 ? value + half : (float) value + (float) half;
  }

  private static double truncated(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }
}
