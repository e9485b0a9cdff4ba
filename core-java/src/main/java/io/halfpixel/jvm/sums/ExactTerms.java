package io.halfpixel.jvm.sums;

import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;

/** The terms of integer sums, for products of up to 128 bits. Immutable and thread-safe. */
final class ExactTerms {
  private final int inputShift;
  private final int shift;
  private final boolean floor;

  ExactTerms(Terms terms) {
    this.inputShift = terms.inputShift();
    this.shift = terms.shift();
    this.floor = terms.ties() == Ties.FLOOR || shift == 0;
  }

  /** Returns the lowest 64 bits of a term. */
  long of(long input, long weight) {
    long value = input >> inputShift;
    long low = value * weight;
    long high = Math.multiplyHigh(value, weight);
    return high == low >> 63 ? divided(low) : divided(high, low);
  }

  /** Returns a product divided and rounded. */
  long divided(long product) {
    if (floor) {
      return product >> shift;
    }
    long magnitude = product < 0 ? -product : product;
    long quotient = (magnitude >>> shift) + (magnitude >>> shift - 1 & 1);
    return product < 0 ? -quotient : quotient;
  }

  private long divided(long high, long low) {
    if (shift == 0) {
      return low;
    }
    boolean negative = !floor && high < 0;
    long lower = negative ? -low : low;
    long upper = negative ? ~high + (low == 0 ? 1 : 0) : high;
    long quotient = upper << 64 - shift | lower >>> shift;
    long rounded = floor ? quotient : quotient + (lower >>> shift - 1 & 1);
    return negative ? -rounded : rounded;
  }
}
