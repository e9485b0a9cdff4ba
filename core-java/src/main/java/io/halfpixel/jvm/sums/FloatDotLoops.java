package io.halfpixel.jvm.sums;

import java.util.Arrays;

/**
 * Weighted sums computed one output after the other, for taps that follow no pattern: a single
 * number at a time, or a block of channels at a time.
 */
final class FloatDotLoops {
  private FloatDotLoops() {}

  /** One number for each row of taps. */
  static void numbers(float[] v, AxisTaps<float[]> taps, float start, float[] sum, int at) {
    int[] starts = taps.starts();
    int[] fused = taps.fused();
    int[] index = taps.indices();
    float[] w = taps.weights();
    for (int row = 0; row < fused.length; row++) {
      int first = starts[row];
      int unfused = fused[row];
      int end = starts[row + 1];
      float t = first == end ? 0f : start;
      for (int k = first; k < unfused; k++) {
        t = t + v[index[k]] * w[k];
      }
      for (int k = unfused; k < end; k++) {
        t = Math.fma(v[index[k]], w[k], t);
      }
      sum[at + row] = t;
    }
  }

  /** The same of four rows, whose sums do not wait for each other. */
  static void fours(float[][] v, AxisTaps<float[]> taps, float start, float[][] sums, int at) {
    fours(v[0], v[1], v[2], v[3], taps, start, sums[0], sums[1], sums[2], sums[3], at);
  }

  private static void fours(
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      AxisTaps<float[]> taps,
      float start,
      float[] sa,
      float[] sb,
      float[] sc,
      float[] sd,
      int at) {
    int[] starts = taps.starts();
    int[] fused = taps.fused();
    int[] index = taps.indices();
    float[] weights = taps.weights();
    for (int row = 0; row < fused.length; row++) {
      int first = starts[row];
      int unfused = fused[row];
      int end = starts[row + 1];
      float ta = first == end ? 0f : start;
      float tb = ta;
      float tc = ta;
      float td = ta;
      for (int k = first; k < unfused; k++) {
        int i = index[k];
        float w = weights[k];
        ta = ta + a[i] * w;
        tb = tb + b[i] * w;
        tc = tc + c[i] * w;
        td = td + d[i] * w;
      }
      for (int k = unfused; k < end; k++) {
        int i = index[k];
        float w = weights[k];
        ta = Math.fma(a[i], w, ta);
        tb = Math.fma(b[i], w, tb);
        tc = Math.fma(c[i], w, tc);
        td = Math.fma(d[i], w, td);
      }
      sa[at + row] = ta;
      sb[at + row] = tb;
      sc[at + row] = tc;
      sd[at + row] = td;
    }
  }

  static void lerps(float[] v, AxisTaps<float[]> taps, int inner, float[] sum, int at) {
    for (int row = 0; row < taps.rows(); row++) {
      int a = taps.indices()[2 * row] * inner;
      int b = taps.indices()[2 * row + 1] * inner;
      float w = taps.weights()[2 * row + 1];
      int to = at + row * inner;
      for (int p = 0; p < inner; p++) {
        sum[to + p] = v[a + p] + (v[b + p] - v[a + p]) * w;
      }
    }
  }

  /** A block of channels for each row of taps, one or two taps at a time. */
  static void blocks(
      float[] v, AxisTaps<float[]> taps, float start, int inner, float[] sum, int at) {
    for (int row = 0; row < taps.rows(); row++) {
      int to = at + row * inner;
      int k = taps.starts()[row];
      int unfused = taps.fused()[row];
      int end = taps.starts()[row + 1];
      if (k == end) {
        Arrays.fill(sum, to, to + inner, 0f);
        continue;
      }
      if (unfused == k + 1 && end - k >= 2) {
        fused2(v, taps, k, inner, sum, to);
        k += 2;
      } else {
        unfused1(v, taps, k, start, inner, sum, to);
        k++;
      }
      for (; k < unfused; k++) {
        moreUnfused1(v, taps, k, inner, sum, to);
      }
      for (; k + 2 <= end; k += 2) {
        moreFused2(v, taps, k, inner, sum, to);
      }
      if (k < end) {
        moreFused1(v, taps, k, inner, sum, to);
      }
    }
  }

  private static void unfused1(
      float[] v, AxisTaps<float[]> taps, int k, float start, int length, float[] t, int to) {
    int a = taps.indices()[k] * length;
    float wa = taps.weights()[k];
    for (int i = 0; i < length; i++) {
      t[to + i] = start + v[a + i] * wa;
    }
  }

  private static void moreUnfused1(
      float[] v, AxisTaps<float[]> taps, int k, int length, float[] t, int to) {
    int a = taps.indices()[k] * length;
    float wa = taps.weights()[k];
    for (int i = 0; i < length; i++) {
      t[to + i] = t[to + i] + v[a + i] * wa;
    }
  }

  private static void fused2(
      float[] v, AxisTaps<float[]> taps, int k, int length, float[] t, int to) {
    int a = taps.indices()[k] * length;
    int b = taps.indices()[k + 1] * length;
    float wa = taps.weights()[k];
    float wb = taps.weights()[k + 1];
    for (int i = 0; i < length; i++) {
      t[to + i] = Math.fma(v[b + i], wb, v[a + i] * wa);
    }
  }

  private static void moreFused1(
      float[] v, AxisTaps<float[]> taps, int k, int length, float[] t, int to) {
    int a = taps.indices()[k] * length;
    float wa = taps.weights()[k];
    for (int i = 0; i < length; i++) {
      t[to + i] = Math.fma(v[a + i], wa, t[to + i]);
    }
  }

  private static void moreFused2(
      float[] v, AxisTaps<float[]> taps, int k, int length, float[] t, int to) {
    int a = taps.indices()[k] * length;
    int b = taps.indices()[k + 1] * length;
    float wa = taps.weights()[k];
    float wb = taps.weights()[k + 1];
    for (int i = 0; i < length; i++) {
      t[to + i] = Math.fma(v[b + i], wb, Math.fma(v[a + i], wa, t[to + i]));
    }
  }
}
