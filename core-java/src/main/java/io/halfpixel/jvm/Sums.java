package io.halfpixel.jvm;

import io.halfpixel.plan.TapTable;

/**
 * The arithmetic of one pass: weighted sums of rows and of elements, in the order and with the
 * roundings that the plan states. Taps come in the order of {@link TapOrder}.
 *
 * <p>Immutable and thread-safe.
 */
abstract class Sums<A> {
  private final Carrier<A> carrier;

  /** Creates the arithmetic of rows of a carrier. */
  Sums(Carrier<A> carrier) {
    this.carrier = carrier;
  }

  final Carrier<A> carrier() {
    return carrier;
  }

  /**
   * Returns a table with the same sums whose rows are easier to gather, if the arithmetic allows.
   */
  TapTable evened(TapTable table) {
    return table;
  }

  /**
   * {@code sum[i] = Σ values[k][i] · weights[first + k]} over k in [0, count), for i in [0,
   * length).
   */
  abstract void rows(A[] values, A weights, int first, int count, A sum, int length);

  /** {@code sum[i] = Σ values[k][i] · weights[k][i]} over k in [0, count), for i in [0, length). */
  abstract void elements(A[] values, A[] weights, int count, A sum, int length);

  /**
   * {@code sum[at + i·inner + p] = Σ values[index·inner + p] · weight} over the taps of row i, for
   * all rows i and p in [0, inner).
   */
  abstract void dots(A values, AxisTaps<A> taps, int inner, A sum, int at);
}
