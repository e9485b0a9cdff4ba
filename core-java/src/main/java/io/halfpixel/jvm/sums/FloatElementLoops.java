package io.halfpixel.jvm.sums;

/**
 * Weighted sums of rows with a weight for each element: the horizontal pass once its taps are
 * gathered. The same loops as {@link FloatRowLoops}, with arrays of weights.
 */
final class FloatElementLoops {
  private FloatElementLoops() {}

  static void unfused1(float[] a, float[] wa, float start, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i];
    }
  }

  static void unfused2(
      float[] a, float[] wa, float[] b, float[] wb, float start, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i] + b[i] * wb[i];
    }
  }

  static void unfused3(
      float[] a,
      float[] wa,
      float[] b,
      float[] wb,
      float[] c,
      float[] wc,
      float start,
      float[] t,
      int length) {
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i] + b[i] * wb[i] + c[i] * wc[i];
    }
  }

  static void unfused4(
      float[] a,
      float[] wa,
      float[] b,
      float[] wb,
      float[] c,
      float[] wc,
      float[] d,
      float[] wd,
      float start,
      float[] t,
      int length) {
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i] + b[i] * wb[i] + c[i] * wc[i] + d[i] * wd[i];
    }
  }

  static void moreUnfused1(float[] a, float[] wa, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = t[i] + a[i] * wa[i];
    }
  }

  static void fused2(float[] a, float[] wa, float[] b, float[] wb, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(b[i], wb[i], a[i] * wa[i]);
    }
  }

  static void fused3(
      float[] a, float[] wa, float[] b, float[] wb, float[] c, float[] wc, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(c[i], wc[i], Math.fma(b[i], wb[i], a[i] * wa[i]));
    }
  }

  static void fused4(
      float[] a,
      float[] wa,
      float[] b,
      float[] wb,
      float[] c,
      float[] wc,
      float[] d,
      float[] wd,
      float[] t,
      int length) {
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(d[i], wd[i], Math.fma(c[i], wc[i], Math.fma(b[i], wb[i], a[i] * wa[i])));
    }
  }

  static void moreFused1(float[] a, float[] wa, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(a[i], wa[i], t[i]);
    }
  }

  static void lerp(float[] a, float[] b, float[] wb, float[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = a[i] + (b[i] - a[i]) * wb[i];
    }
  }
}
