package io.halfpixel.jvm.sums;

/**
 * Weighted sums of rows with a weight for each element: the horizontal pass once its taps are
 * gathered. The same loops as {@link FloatRowLoops}, with arrays of weights.
 */
final class FloatElementLoops {
  private FloatElementLoops() {}

  static void unfused1(float[][] v, float[][] w, float start, float[] t, int length) {
    float[] a = v[0];
    float[] wa = w[0];
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i];
    }
  }

  static void unfused2(float[][] v, float[][] w, float start, float[] t, int length) {
    float[] a = v[0];
    float[] b = v[1];
    float[] wa = w[0];
    float[] wb = w[1];
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i] + b[i] * wb[i];
    }
  }

  static void unfused3(float[][] v, float[][] w, float start, float[] t, int length) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] wa = w[0];
    float[] wb = w[1];
    float[] wc = w[2];
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i] + b[i] * wb[i] + c[i] * wc[i];
    }
  }

  static void unfused4(float[][] v, float[][] w, float start, float[] t, int length) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] d = v[3];
    float[] wa = w[0];
    float[] wb = w[1];
    float[] wc = w[2];
    float[] wd = w[3];
    for (int i = 0; i < length; i++) {
      t[i] = start + a[i] * wa[i] + b[i] * wb[i] + c[i] * wc[i] + d[i] * wd[i];
    }
  }

  static void moreUnfused1(float[][] v, int k, float[][] w, float[] t, int length) {
    float[] a = v[k];
    float[] wa = w[k];
    for (int i = 0; i < length; i++) {
      t[i] = t[i] + a[i] * wa[i];
    }
  }

  static void fused2(float[][] v, float[][] w, float[] t, int length) {
    float[] a = v[0];
    float[] b = v[1];
    float[] wa = w[0];
    float[] wb = w[1];
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(b[i], wb[i], a[i] * wa[i]);
    }
  }

  static void fused3(float[][] v, float[][] w, float[] t, int length) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] wa = w[0];
    float[] wb = w[1];
    float[] wc = w[2];
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(c[i], wc[i], Math.fma(b[i], wb[i], a[i] * wa[i]));
    }
  }

  static void fused4(float[][] v, float[][] w, float[] t, int length) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] d = v[3];
    float[] wa = w[0];
    float[] wb = w[1];
    float[] wc = w[2];
    float[] wd = w[3];
    for (int i = 0; i < length; i++) {
      t[i] = Math.fma(d[i], wd[i], Math.fma(c[i], wc[i], Math.fma(b[i], wb[i], a[i] * wa[i])));
    }
  }

  static void moreFused1(float[][] v, int k, float[][] w, float[] t, int length) {
    float[] a = v[k];
    float[] wa = w[k];
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
