package io.halfpixel.torch;

import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Adjoint;

/**
 * The taps of a resampling, seen from the input: for every input pixel the outputs that read it, in
 * ascending order, and the weight of each.
 */
final class AdjointTaps {
  private AdjointTaps() {}

  /**
   * Turns the taps of the outputs around. A pixel that an output reads twice has two taps there.
   */
  static AdjointSum.Axis of(Axis axis, TapTable forward) {
    return Adjoint.of(axis.inputLength(), forward);
  }

  /** Turns the copies of the nearest modes around; every weight is 1. */
  static AdjointSum.Axis of(Axis axis, IndexTable forward) {
    return Adjoint.of(axis.inputLength(), forward);
  }

  /**
   * Turns the bins of mode area around: output o averages the pixels [⌊o·n/N⌋, ⌈(o+1)·n/N⌉), and
   * the weight of each is their number, which divides.
   *
   * @param rounding the arithmetic of the weights' type
   */
  static AdjointSum.Axis ofBins(Axis axis, Arithmetic rounding) {
    long n = axis.inputLength();
    long outputs = axis.outputLength();
    TapRows rows = new TapRows(axis.outputLength(), 2);
    for (long o = 0; o < outputs; o++) {
      long first = o * n / outputs;
      long end = ((o + 1) * n + outputs - 1) / outputs;
      for (long k = first; k < end; k++) {
        rows.add((int) k, rounding.round((double) (end - first)));
      }
      rows.endRow();
    }
    return of(axis, rows.table());
  }
}
