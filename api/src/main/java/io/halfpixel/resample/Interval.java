package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;

/**
 * The part [from/denominator, to/denominator) of an axis, where pixel k covers [k, k + 1). It may
 * lie beyond the axis.
 *
 * @param from the start
 * @param to the end, above the start
 * @param denominator a power of two of at most 2^16
 */
record Interval(long from, long to, long denominator) {
  private static final int FRACTION = 1 << 16;
  private static final double MAX = 0x1p31;

  /** Returns the whole of an axis. */
  static Interval whole(int length) {
    return new Interval(0, length, 1);
  }

  /**
   * Returns an interval with bounds rounded to multiples of 2^-16.
   *
   * @throws InvalidArgumentException if it is empty, or a bound is not in [−2^31, 2^31]
   */
  static Interval of(double from, double to) {
    double first = Math.rint(from * FRACTION);
    double end = Math.rint(to * FRACTION);
    if (!(Math.abs(from) <= MAX && Math.abs(to) <= MAX && first < end)) {
      throw new InvalidArgumentException(
          "a region goes from a start to an end above it, both in [-2^31, 2^31] and in steps of"
              + " 2^-16, but got ["
              + from
              + ", "
              + to
              + ")");
    }
    long a = (long) first;
    long b = (long) end;
    long halvings = Math.min(Long.numberOfTrailingZeros(a | b | FRACTION), 16);
    return new Interval(a >> halvings, b >> halvings, FRACTION >> halvings);
  }

  /** Returns its length, times the denominator. */
  long length() {
    return to - from;
  }

  /** Returns its length in pixels. */
  double pixels() {
    return (double) length() / denominator;
  }

  @Override
  public String toString() {
    return "[" + (double) from / denominator + ", " + (double) to / denominator + ")";
  }
}
