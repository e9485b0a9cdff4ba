package io.halfpixel.jvm.sums;

/**
 * Integer sums of rows of uint8 values, with one weight a row or one for each element. Exact, so
 * that any order will do (rule HP-202).
 */
final class FixedLoops {
  private FixedLoops() {}

  /**
   * Shifts and clamps to [0, 255] by shifts of the sign: the compiler of JDK 17 does not vectorise
   * min and max here.
   */
  static int finished(int sum, int shift) {
    int v = sum >> shift;
    v &= ~(v >> 31);
    v |= (255 - v) >> 31;
    return v & 255;
  }

  static void finish(int[] t, int shift, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = finished(t[i], shift);
    }
  }

  static void sum1(int[][] v, int[] w, int at, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int wa = w[at];
    for (int i = 0; i < length; i++) {
      t[i] = finished(rounding + a[i] * wa, shift);
    }
  }

  static void sum2(int[][] v, int[] w, int at, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int wa = w[at];
    int wb = w[at + 1];
    for (int i = 0; i < length; i++) {
      t[i] = finished(rounding + a[i] * wa + b[i] * wb, shift);
    }
  }

  static void sum3(int[][] v, int[] w, int at, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int[] c = v[2];
    int wa = w[at];
    int wb = w[at + 1];
    int wc = w[at + 2];
    for (int i = 0; i < length; i++) {
      t[i] = finished(rounding + a[i] * wa + b[i] * wb + c[i] * wc, shift);
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
      t[i] = finished(rounding + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd, shift);
    }
  }

  static void more1(int[][] v, int k, int[] w, int at, int[] t, int length) {
    int[] a = v[k];
    int wa = w[at];
    for (int i = 0; i < length; i++) {
      t[i] = t[i] + a[i] * wa;
    }
  }

  static void more4(int[][] v, int k, int[] w, int at, int[] t, int length) {
    int[] a = v[k];
    int[] b = v[k + 1];
    int[] c = v[k + 2];
    int[] d = v[k + 3];
    int wa = w[at];
    int wb = w[at + 1];
    int wc = w[at + 2];
    int wd = w[at + 3];
    for (int i = 0; i < length; i++) {
      t[i] = t[i] + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
    }
  }

  static void sum2(int[][] v, int[][] w, int rounding, int shift, int[] t, int length) {
    int[] a = v[0];
    int[] b = v[1];
    int[] wa = w[0];
    int[] wb = w[1];
    for (int i = 0; i < length; i++) {
      t[i] = finished(rounding + a[i] * wa[i] + b[i] * wb[i], shift);
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
      t[i] = finished(rounding + a[i] * wa[i] + b[i] * wb[i] + c[i] * wc[i] + d[i] * wd[i], shift);
    }
  }

  static void more1(int[][] v, int k, int[][] w, int[] t, int length) {
    int[] a = v[k];
    int[] wa = w[k];
    for (int i = 0; i < length; i++) {
      t[i] = t[i] + a[i] * wa[i];
    }
  }

  /** One number for each row of taps: channel p of so many. */
  static void dots(
      int[] v,
      int p,
      int channels,
      AxisTaps<int[]> taps,
      int rounding,
      int shift,
      int[] t,
      int at) {
    int[] starts = taps.starts();
    int[] index = taps.indices();
    int[] w = taps.weights();
    for (int row = 0; row < starts.length - 1; row++) {
      int end = starts[row + 1];
      int sum = rounding;
      for (int k = starts[row]; k < end; k++) {
        sum += v[index[k] * channels + p] * w[k];
      }
      t[at + row * channels + p] = finished(sum, shift);
    }
  }
}
