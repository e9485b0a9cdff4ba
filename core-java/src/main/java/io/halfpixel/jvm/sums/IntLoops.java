package io.halfpixel.jvm.sums;

/** Integer sums in 32 bits that are shifted but not clamped. */
final class IntLoops {
  private IntLoops() {}

  static void shift(int[] t, int shift, int length) {
    if (shift > 0) {
      for (int i = 0; i < length; i++) {
        t[i] >>= shift;
      }
    }
  }

  static void sum2(int[][] v, int[] w, int at, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int wa = w[at];
    int wb = w[at + 1];
    for (int i = 0; i < length; i++) {
      t[i] = rounding + a[i] * wa + b[i] * wb >> shift;
    }
  }

  static void sum4(int[][] v, int[] w, int at, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int[] c = v[2];
    int[] d = v[3];
    int wa = w[at];
    int wb = w[at + 1];
    int wc = w[at + 2];
    int wd = w[at + 3];
    for (int i = 0; i < length; i++) {
      t[i] = rounding + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd >> shift;
    }
  }

  static void sum2(int[][] v, int[][] w, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int[] wa = w[0];
    int[] wb = w[1];
    for (int i = 0; i < length; i++) {
      t[i] = rounding + a[i] * wa[i] + b[i] * wb[i] >> shift;
    }
  }

  static void sum4(int[][] v, int[][] w, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int[] c = v[2];
    int[] d = v[3];
    int[] wa = w[0];
    int[] wb = w[1];
    int[] wc = w[2];
    int[] wd = w[3];
    for (int i = 0; i < length; i++) {
      t[i] = rounding + a[i] * wa[i] + b[i] * wb[i] + c[i] * wc[i] + d[i] * wd[i] >> shift;
    }
  }

  static void dots(
      int[] v, int inner, AxisTaps<int[]> taps, int rounding, int shift, int[] t, int at) {
    int[] starts = taps.starts();
    int[] index = taps.indices();
    int[] w = taps.weights();
    for (int row = 0; row < starts.length - 1; row++) {
      for (int p = 0; p < inner; p++) {
        int sum = rounding;
        for (int k = starts[row]; k < starts[row + 1]; k++) {
          sum += v[index[k] * inner + p] * w[k];
        }
        t[at + row * inner + p] = sum >> shift;
      }
    }
  }

  /** Two terms that are shifted before they are added; clamped to [0, 255]. */
  static void terms2(
      int[] a,
      int wa,
      int[] b,
      int wb,
      int inputShift,
      int termShift,
      int rounding,
      int shift,
      int[] t,
      int length) {
    for (int i = 0; i < length; i++) {
      int first = (a[i] >> inputShift) * wa >> termShift;
      int second = (b[i] >> inputShift) * wb >> termShift;
      t[i] = FixedLoops.finished(rounding + first + second, shift);
    }
  }

  static void moreTerms(int[] a, int wa, int inputShift, int termShift, int[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] += (a[i] >> inputShift) * wa >> termShift;
    }
  }

  static void moreTerms(int[] a, int[] wa, int inputShift, int termShift, int[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] += (a[i] >> inputShift) * wa[i] >> termShift;
    }
  }
}
