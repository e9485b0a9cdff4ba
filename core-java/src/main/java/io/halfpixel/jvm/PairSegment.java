package io.halfpixel.jvm;

import java.util.Arrays;

/**
 * Integer sums with any taps of two rows in one multiplication: a {@code long} holds a value of
 * each, 32 bits apart. Neither sum spills into the other, because no sum of a step can overflow an
 * int.
 */
final class PairSegment extends Segment<int[]> {
  private final FixedSums sums;
  private final AxisTaps<int[]> taps;
  private final int at;
  private final int rounding;
  private final int shift;

  /** The values that the taps read, [low, low + length), of rows 0 and 1 and of rows 2 and 3. */
  private final int low;

  private final long[] upper;
  private final long[] lower;

  /** Creates the segment of the outputs from {@code at} on, one for each row of taps. */
  PairSegment(FixedSums sums, AxisTaps<int[]> taps, int at, int rounding, int shift) {
    this.sums = sums;
    this.taps = taps;
    this.at = at;
    this.rounding = rounding;
    this.shift = shift;
    this.low = Arrays.stream(taps.index).min().orElse(0);
    int length = Arrays.stream(taps.index).max().orElse(-1) + 1 - low;
    this.upper = new long[length];
    this.lower = new long[length];
  }

  @Override
  public void run(int[] source, int[] target, int to) {
    sums.dots(source, taps, 1, target, to + at);
  }

  @Override
  void run(int[][] v, int[][] t) {
    PairLoops.join(v[0], v[1], low, upper);
    PairLoops.join(v[2], v[3], low, lower);
    PairLoops.dots(upper, lower, low, taps, rounding, shift, t[0], t[1], t[2], t[3], at);
  }

  @Override
  public void scale(Scaling<int[]> scaling, int[] factors) {
    throw new UnsupportedOperationException("weights of integers are never scaled");
  }
}
