package io.halfpixel.jvm.sums;

/**
 * Weighted sums of rows, one weight a row: the vertical pass. One method for each number of taps,
 * so that no loop body holds a loop; all arrays run over the same index, so that the compiler
 * vectorises.
 *
 * <p>{@code unfused} rounds each product and each sum, {@code fused} only the first product and
 * then each {@code fma}. The {@code more} methods go on with the sum that a row holds already, from
 * row k on. The weight of the first row is at position {@code at}.
 */
final class FloatRowLoops {
  private FloatRowLoops() {}

  static void unfused1(float[][] v, float[] w, int at, float start, float[] t, int from, int to) {
    float[] a = v[0];
    float wa = w[at];
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa;
    }
  }

  static void unfused2(float[][] v, float[] w, int at, float start, float[] t, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float wa = w[at];
    float wb = w[at + 1];
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa + b[i] * wb;
    }
  }

  static void unfused3(float[][] v, float[] w, int at, float start, float[] t, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa + b[i] * wb + c[i] * wc;
    }
  }

  static void unfused4(float[][] v, float[] w, int at, float start, float[] t, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] d = v[3];
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    float wd = w[at + 3];
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
    }
  }

  static void moreUnfused1(float[][] v, int k, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[k];
    float wa = w[at];
    for (int i = from; i < to; i++) {
      t[i] = t[i] + a[i] * wa;
    }
  }

  static void moreUnfused4(float[][] v, int k, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[k];
    float[] b = v[k + 1];
    float[] c = v[k + 2];
    float[] d = v[k + 3];
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    float wd = w[at + 3];
    for (int i = from; i < to; i++) {
      t[i] = t[i] + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
    }
  }

  static void fused2(float[][] v, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float wa = w[at];
    float wb = w[at + 1];
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(b[i], wb, a[i] * wa);
    }
  }

  static void fused3(float[][] v, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(c[i], wc, Math.fma(b[i], wb, a[i] * wa));
    }
  }

  static void fused4(float[][] v, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] d = v[3];
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    float wd = w[at + 3];
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(d[i], wd, Math.fma(c[i], wc, Math.fma(b[i], wb, a[i] * wa)));
    }
  }

  static void moreFused1(float[][] v, int k, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[k];
    float wa = w[at];
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(a[i], wa, t[i]);
    }
  }

  static void moreFused4(float[][] v, int k, float[] w, int at, float[] t, int from, int to) {
    float[] a = v[k];
    float[] b = v[k + 1];
    float[] c = v[k + 2];
    float[] d = v[k + 3];
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    float wd = w[at + 3];
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(d[i], wd, Math.fma(c[i], wc, Math.fma(b[i], wb, Math.fma(a[i], wa, t[i]))));
    }
  }

  static void lerp(float[] a, float[] b, float wb, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = a[i] + (b[i] - a[i]) * wb;
    }
  }
}
