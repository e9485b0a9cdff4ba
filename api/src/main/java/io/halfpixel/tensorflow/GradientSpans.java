package io.halfpixel.tensorflow;

import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;

/**
 * Taps with weights other than 0, as windows of one width.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/scale_and_translate_op.cc}, {@code
 * ComputeGradSpansCore}.
 *
 * @param taps for each pixel the outputs that read it, ascending
 * @param outputs the number of outputs
 */
record GradientSpans(TapTable taps, int outputs) {
  TapTable table() {
    int span = 0;
    for (int row = 0; row < taps.rows(); row++) {
      span = Math.max(span, end(row) - first(row));
    }
    TapRows rows = new TapRows(taps.rows(), Math.max(1, span));
    for (int row = 0; row < taps.rows(); row++) {
      int first = first(row);
      double[] weights = new double[Math.min(span, outputs - first)];
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        if (taps.weight(tap) != 0) {
          weights[taps.index(tap) - first] = taps.weight(tap);
        }
      }
      for (int k = 0; k < weights.length; k++) {
        rows.add(first + k, weights[k]);
      }
      rows.endRow();
    }
    return rows.table();
  }

  /** Returns the first output with a weight, or 0 if there is none. */
  private int first(int row) {
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      if (taps.weight(tap) != 0) {
        return taps.index(tap);
      }
    }
    return 0;
  }

  /** Returns the output behind the last one with a weight, or 0 if there is none. */
  private int end(int row) {
    for (int tap = taps.start(row + 1) - 1; tap >= taps.start(row); tap--) {
      if (taps.weight(tap) != 0) {
        return taps.index(tap) + 1;
      }
    }
    return 0;
  }
}
