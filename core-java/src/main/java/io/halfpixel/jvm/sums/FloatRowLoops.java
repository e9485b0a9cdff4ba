package io.halfpixel.jvm.sums;

/**
 * Weighted sums of rows, one weight a row: the vertical pass. One method for each number of taps,
 * so that no loop body holds a loop; all arrays run over the same index, so that the compiler
 * vectorises.
 *
 * <p>{@code unfused} rounds each product and each sum, {@code fused} only the first product and
 * then each {@code fma}. The {@code more} methods go on with the sum that a row holds already.
 */
final class FloatRowLoops {
  private FloatRowLoops() {}

  static void unfused1(float[] a, float wa, float start, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa;
    }
  }

  static void unfused2(
      float[] a, float wa, float[] b, float wb, float start, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa + b[i] * wb;
    }
  }

  static void unfused3(
      float[] a,
      float wa,
      float[] b,
      float wb,
      float[] c,
      float wc,
      float start,
      float[] t,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa + b[i] * wb + c[i] * wc;
    }
  }

  static void unfused4(
      float[] a,
      float wa,
      float[] b,
      float wb,
      float[] c,
      float wc,
      float[] d,
      float wd,
      float start,
      float[] t,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      t[i] = start + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
    }
  }

  static void moreUnfused1(float[] a, float wa, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = t[i] + a[i] * wa;
    }
  }

  static void moreUnfused4(
      float[] a,
      float wa,
      float[] b,
      float wb,
      float[] c,
      float wc,
      float[] d,
      float wd,
      float[] t,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      t[i] = t[i] + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
    }
  }

  static void fused2(float[] a, float wa, float[] b, float wb, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(b[i], wb, a[i] * wa);
    }
  }

  static void fused3(
      float[] a, float wa, float[] b, float wb, float[] c, float wc, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(c[i], wc, Math.fma(b[i], wb, a[i] * wa));
    }
  }

  static void fused4(
      float[] a,
      float wa,
      float[] b,
      float wb,
      float[] c,
      float wc,
      float[] d,
      float wd,
      float[] t,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(d[i], wd, Math.fma(c[i], wc, Math.fma(b[i], wb, a[i] * wa)));
    }
  }

  static void moreFused1(float[] a, float wa, float[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      t[i] = Math.fma(a[i], wa, t[i]);
    }
  }

  static void moreFused4(
      float[] a,
      float wa,
      float[] b,
      float wb,
      float[] c,
      float wc,
      float[] d,
      float wd,
      float[] t,
      int from,
      int to) {
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
