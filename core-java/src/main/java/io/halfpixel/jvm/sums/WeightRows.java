package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;

/** Weights laid out for the loops that take one for each element. */
public final class WeightRows {
  private WeightRows() {}

  /** Returns so many rows of zeros. */
  public static <A> A[] empty(int count, int length, Carrier<A> carrier) {
    A[] rows = carrier.rows(count);
    for (int k = 0; k < count; k++) {
      rows[k] = carrier.row(length);
    }
    return rows;
  }

  /**
   * Returns, for each tap k, the row of the k-th weights of every {@code step}-th output from
   * {@code from} on, {@code count} outputs, each repeated for {@code inner} elements.
   */
  public static <A> A[] of(
      AxisTaps<A> taps, int from, int step, int count, int inner, Carrier<A> carrier) {
    A[] rows = carrier.rows(taps.count(from));
    for (int k = 0; k < rows.length; k++) {
      rows[k] = carrier.row(count * inner);
      for (int i = 0; i < count; i++) {
        for (int p = 0; p < inner; p++) {
          int tap = taps.starts()[from + i * step] + k;
          System.arraycopy(taps.weights(), tap, rows[k], i * inner + p, 1);
        }
      }
    }
    return rows;
  }
}
