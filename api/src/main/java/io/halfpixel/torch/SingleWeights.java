package io.halfpixel.torch;

import java.util.Arrays;

/**
 * The weights of {@link AntialiasRule} in binary32, computed for a row at a time in loops that a
 * virtual machine turns into vectors. Every operation is the one that {@link Arithmetic} makes of
 * numbers in binary64: a sum, product or quotient of binary32 rounded once. Belongs to one thread.
 */
final class SingleWeights {
  private final AntialiasFilter filter;
  private final boolean fused;
  private final double inverse;
  private float[] weights = new float[0];
  private int count;

  /**
   * Creates weights of a filter.
   *
   * @param fused whether a cubic's products and sums are rounded together
   * @param inverse what distances from the centre are multiplied by, a binary32 number
   */
  SingleWeights(AntialiasFilter filter, boolean fused, double inverse) {
    this.filter = filter;
    this.fused = fused;
    this.inverse = inverse;
  }

  /** Returns an array of which the first elements are the normalised weights of a row. */
  float[] row(int first, int taps, float centre) {
    count = taps;
    if (taps > weights.length) {
      weights = new float[taps];
    }
    float[] w = weights;
    for (int j = 0; j < taps; j++) {
      double distance = (float) (first + j) - centre;
      w[j] = (float) ((distance + 0.5) * inverse);
    }
    if (filter == AntialiasFilter.TRIANGLE) {
      triangle();
    } else {
      cubic();
    }
    normalize();
    return w;
  }

  /** 1 - |x|, and 0 where that is negative. */
  private void triangle() {
    float[] w = weights;
    for (int j = 0; j < count; j++) {
      w[j] = Math.max(1 - Math.abs(w[j]), 0);
    }
  }

  /** Distances ascend from tap to tap, so those in one piece of the filter are neighbours. */
  private void cubic() {
    int begin = upTo(0, -2, true);
    int inner = upTo(begin, -1, true);
    int outer = upTo(inner, 1, false);
    int end = upTo(outer, 2, false);
    Arrays.fill(weights, 0, begin, 0);
    outer(begin, inner);
    inner(inner, outer);
    outer(outer, end);
    Arrays.fill(weights, end, count, 0);
  }

  /**
   * Returns the first tap, from one on, whose distance is over a limit, or equal if not included.
   */
  private int upTo(int begin, float limit, boolean included) {
    int end = begin;
    while (end < count && (weights[end] < limit || included && weights[end] == limit)) {
      end++;
    }
    return end;
  }

  /** See {@link CubicKernel#inner} with a = −½. */
  private void inner(int begin, int end) {
    float[] w = weights;
    if (fused) {
      for (int j = begin; j < end; j++) {
        float t = Math.abs(w[j]);
        w[j] = Math.fma(Math.fma(1.5f, t, -2.5f) * t, t, 1);
      }
    } else {
      for (int j = begin; j < end; j++) {
        float t = Math.abs(w[j]);
        w[j] = (1.5f * t - 2.5f) * t * t + 1;
      }
    }
  }

  /** See {@link CubicKernel#outer} with a = −½. */
  private void outer(int begin, int end) {
    float[] w = weights;
    if (fused) {
      for (int j = begin; j < end; j++) {
        float t = Math.abs(w[j]);
        w[j] = Math.fma(Math.fma(Math.fma(-0.5f, t, 2.5f), t, -4), t, 2);
      }
    } else {
      for (int j = begin; j < end; j++) {
        float t = Math.abs(w[j]);
        w[j] = ((-0.5f * t + 2.5f) * t - 4) * t + 2;
      }
    }
  }

  /** Weights without a sum stay as they are. */
  private void normalize() {
    float[] w = weights;
    float total = 0;
    for (int j = 0; j < count; j++) {
      total += w[j];
    }
    if (total != 0) {
      for (int j = 0; j < count; j++) {
        w[j] /= total;
      }
    }
  }
}
