package io.halfpixel.jvm;

/** Integer sums of two rows at once, in the two halves of a {@code long}. */
final class PairLoops {
  private PairLoops() {}

  /** {@code pairs[i] = a[from + i] + b[from + i] · 2^32} for values that are not negative. */
  static void join(int[] a, int[] b, int from, long[] pairs) {
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = a[from + i] | (long) b[from + i] << 32;
    }
  }

  /** One number of four rows for each row of taps; the pairs begin with value {@code from}. */
  static void dots(
      long[] ab,
      long[] cd,
      int from,
      AxisTaps<int[]> taps,
      int rounding,
      int shift,
      int[] a,
      int[] b,
      int[] c,
      int[] d,
      int at) {
    int[] starts = taps.starts;
    int[] index = taps.index;
    int[] weights = taps.weights;
    long start = rounding + ((long) rounding << 32);
    for (int row = 0; row < starts.length - 1; row++) {
      int end = starts[row + 1];
      long s = start;
      long t = start;
      for (int k = starts[row]; k < end; k++) {
        int i = index[k] - from;
        long w = weights[k];
        s += ab[i] * w;
        t += cd[i] * w;
      }
      a[at + row] = FixedLoops.finished((int) s, shift);
      b[at + row] = FixedLoops.finished(upper(s), shift);
      c[at + row] = FixedLoops.finished((int) t, shift);
      d[at + row] = FixedLoops.finished(upper(t), shift);
    }
  }

  /** Returns the upper sum, without what the lower one borrowed from it. */
  private static int upper(long sums) {
    return (int) (sums - (int) sums >> 32);
  }
}
