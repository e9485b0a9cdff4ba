package io.halfpixel.jvm.sums;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.TapTable;

/**
 * The range of the integers that a pass reads: that of their type, or less if it is known which
 * pass wrote them.
 *
 * @param low the lowest value
 * @param high the highest value
 */
public record FixedBounds(long low, long high) {
  /** Returns the range of an integer type. */
  public static FixedBounds of(DataType type) {
    boolean isUnsigned = type == DataType.U8 || type == DataType.U16;
    int bits = Byte.SIZE * type.bytes() - (isUnsigned ? 0 : 1);
    return new FixedBounds(isUnsigned ? 0 : -1L << bits, (1L << bits) - 1);
  }

  /** Returns whether 32 bits are enough for the terms and the sums of a pass. */
  boolean fitInt(FixedPoint1d step) {
    return fitInt(step, 0);
  }

  /** Returns whether 32 bits are enough for the terms of a pass, and for its sums times 2^bits. */
  public boolean fitInt(FixedPoint1d step, int bits) {
    int most = Math.max(step.shift(), Math.max(step.terms().inputShift(), step.terms().shift()));
    if (most >= Integer.SIZE) {
      return false;
    }
    try {
      boolean fit = true;
      for (int tap = 0; tap < step.taps().taps(); tap++) {
        FixedBounds product = products(step, (long) step.taps().weight(tap));
        // Products that are only added may wrap.
        fit &= step.terms().shift() == 0 || product.fitInt(0);
      }
      for (int row = 0; row < step.taps().rows(); row++) {
        fit &= sum(step, row).fitInt(bits);
      }
      return fit;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Returns the range of what a pass writes before the clamp, or of 64 bits if it is unknown. */
  private FixedBounds before(FixedPoint1d step) {
    try {
      long least = Long.MAX_VALUE;
      long most = Long.MIN_VALUE;
      for (int row = 0; row < step.taps().rows(); row++) {
        FixedBounds sum = sum(step, row);
        least = Math.min(least, sum.low >> step.shift());
        most = Math.max(most, sum.high >> step.shift());
      }
      return new FixedBounds(least, most);
    } catch (ArithmeticException e) {
      return of(DataType.I64);
    }
  }

  /** Returns the range of what a pass writes. */
  public FixedBounds after(FixedPoint1d step) {
    FixedBounds type = of(step.output());
    FixedBounds sums = step.bodyInner() > 0 ? type : before(step);
    return new FixedBounds(type.within(sums.low), type.within(sums.high));
  }

  /** Returns whether all sums of a pass, shifted, are values of its output type. */
  boolean needNoClamp(FixedPoint1d step) {
    FixedBounds type = of(step.output());
    FixedBounds sums = before(step);
    return type.low <= sums.low && sums.high <= type.high;
  }

  long within(long value) {
    return Math.max(low, Math.min(value, high));
  }

  private boolean fitInt(int bits) {
    return low >= Integer.MIN_VALUE >> bits && high <= Integer.MAX_VALUE >> bits;
  }

  private FixedBounds products(FixedPoint1d step, long weight) {
    long first = Math.multiplyExact(low >> step.terms().inputShift(), weight);
    long last = Math.multiplyExact(high >> step.terms().inputShift(), weight);
    return new FixedBounds(Math.min(first, last), Math.max(first, last));
  }

  private FixedBounds sum(FixedPoint1d step, int row) {
    TapTable taps = step.taps();
    ExactTerms terms = new ExactTerms(step.terms());
    long least = step.rounding();
    long most = step.rounding();
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      FixedBounds products = products(step, (long) taps.weight(tap));
      least = Math.addExact(least, terms.divided(products.low));
      most = Math.addExact(most, terms.divided(products.high));
    }
    return new FixedBounds(least, most);
  }
}
