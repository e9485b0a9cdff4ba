package io.halfpixel.jvm;

/**
 * Weighted sums of blocks of channels that lie somewhere in a row: one output of a channels-last
 * tensor, tap after tap. Used where the taps of neighbouring outputs follow no pattern.
 */
final class FloatBlockLoops {
  private FloatBlockLoops() {}

  static void first(float[] v, int a, float wa, float start, float[] t, int at, int length) {
    for (int i = 0; i < length; i++) {
      t[at + i] = start + v[a + i] * wa;
    }
  }

  static void plain(float[] v, int a, float wa, float[] t, int at, int length) {
    for (int i = 0; i < length; i++) {
      t[at + i] = t[at + i] + v[a + i] * wa;
    }
  }

  static void fused(float[] v, int a, float wa, float[] t, int at, int length) {
    for (int i = 0; i < length; i++) {
      t[at + i] = Math.fma(v[a + i], wa, t[at + i]);
    }
  }

  static void lerp(float[] v, int a, int b, float wb, float[] t, int at, int length) {
    for (int i = 0; i < length; i++) {
      t[at + i] = v[a + i] + (v[b + i] - v[a + i]) * wb;
    }
  }
}
