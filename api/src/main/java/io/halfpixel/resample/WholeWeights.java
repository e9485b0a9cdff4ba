package io.halfpixel.resample;

/**
 * Rounds weights of the sum 1 to multiples of 2^-bits whose sum is exactly 1, each off by less than
 * one multiple: the difference of two neighbouring rounded running sums. Stateless.
 */
final class WholeWeights {
  private WholeWeights() {}

  /**
   * Returns weights times 2^bits.
   *
   * @param weights numbers of the sum 1, give or take rounding errors
   * @param bits in [0, 52]
   * @param mirrored whether the weights are the same from both ends; the result is so, too
   */
  static long[] of(double[] weights, int bits, boolean mirrored) {
    int last = weights.length - 1;
    long[] whole = new long[weights.length];
    if (last < 0) {
      return whole;
    }
    long one = 1L << bits;
    if (!mirrored || last == 0) {
      whole[last] = one - running(weights, last, bits, whole);
      return whole;
    }
    int half = weights.length / 2;
    boolean hasMiddle = weights.length % 2 == 1;
    long sum = running(weights, hasMiddle ? half : half - 1, bits, whole);
    if (hasMiddle) {
      whole[half] = one - 2 * sum;
    } else {
      whole[half - 1] = one / 2 - sum;
    }
    for (int j = 0; j < half; j++) {
      whole[last - j] = whole[j];
    }
    return whole;
  }

  /** Rounds the first weights and returns their sum. */
  private static long running(double[] weights, int count, int bits, long[] whole) {
    double exact = 0;
    long sum = 0;
    for (int j = 0; j < count; j++) {
      exact += weights[j];
      long next = (long) Math.rint(Math.scalb(exact, bits));
      whole[j] = next - sum;
      sum = next;
    }
    return sum;
  }
}
