package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.FloatCarrier;

/**
 * Sums in float32 in NumPy's order, element by element: of eight products and more, eight
 * interleaved sums at a time.
 */
final class PairwiseFloatSums extends Sums<float[]> {
  /** The most products that are summed without being halved. */
  private static final int BLOCK = 128;

  PairwiseFloatSums(FloatCarrier carrier) {
    super(carrier);
  }

  /** Where the products of one sum are: v[at(k)] · w[weight(k)]. */
  private interface Products {
    float of(int k);
  }

  /** Adds +0, as NumPy begins with it: −0 becomes +0. */
  private static float total(Products p, int count) {
    return count == 0 ? 0 : 0 + sum(p, 0, count);
  }

  private static float sum(Products p, int from, int count) {
    if (count > BLOCK) {
      int half = count / 2 / 8 * 8;
      return sum(p, from, half) + sum(p, from + half, count - half);
    }
    int end = from + count;
    if (count < 8) {
      return rest(p, p.of(from), from + 1, end);
    }
    float[] r = new float[8];
    int k = from;
    for (int j = 0; j < 8; j++) {
      r[j] = p.of(k + j);
    }
    for (k += 8; k + 8 <= end; k += 8) {
      for (int j = 0; j < 8; j++) {
        r[j] += p.of(k + j);
      }
    }
    float joined = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    return rest(p, joined, k, end);
  }

  private static float rest(Products p, float sum, int from, int end) {
    float total = sum;
    for (int k = from; k < end; k++) {
      total += p.of(k);
    }
    return total;
  }

  @Override
  public void rows(float[][] v, float[] w, int first, int count, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      int at = i;
      sum[i] = total(k -> v[k][at] * w[first + k], count);
    }
  }

  @Override
  public void elements(float[][] v, float[][] w, int count, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      int at = i;
      sum[i] = total(k -> v[k][at] * w[k][at], count);
    }
  }

  @Override
  public void dots(float[] values, AxisTaps<float[]> taps, int inner, float[] sum, int at) {
    float[] w = taps.weights();
    int[] index = taps.indices();
    for (int i = 0; i < taps.rows() * inner; i++) {
      int p = i % inner;
      int first = taps.starts()[i / inner];
      sum[at + i] =
          total(k -> values[index[first + k] * inner + p] * w[first + k], taps.count(i / inner));
    }
  }
}
