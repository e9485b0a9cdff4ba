package io.halfpixel.onnx;

/**
 * The sum of an array as NumPy computes it: eight sums side by side, halves of long arrays.
 *
 * <p>Source: NumPy, {@code pairwise_sum} in {@code numpy/_core/src/umath/loops_utils.h.src}.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  /** Returns the sum of all elements, at least one. */
  static double of(double[] terms) {
    return of(terms, 0, terms.length);
  }

  private static double of(double[] terms, int from, int count) {
    if (count < LANES) {
      return rest(terms[from], terms, from + 1, from + count);
    }
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return of(terms, from, half) + of(terms, from + half, count - half);
    }
    double[] lanes = new double[LANES];
    System.arraycopy(terms, from, lanes, 0, LANES);
    int whole = count - count % LANES;
    for (int j = LANES; j < whole; j++) {
      lanes[j % LANES] += terms[from + j];
    }
    double sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    return rest(sum, terms, from + whole, from + count);
  }

  private static double rest(double sum, double[] terms, int from, int end) {
    double total = sum;
    for (int j = from; j < end; j++) {
      total += terms[j];
    }
    return total;
  }
}
