package io.halfpixel.torch;

import io.halfpixel.filter.TapRows;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;

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
    int[] starts = new int[axis.inputLength() + 1];
    for (int tap = 0; tap < forward.taps(); tap++) {
      starts[forward.index(tap) + 1]++;
    }
    for (int row = 0; row < axis.inputLength(); row++) {
      starts[row + 1] += starts[row];
    }
    int[] next = starts.clone();
    int[] indices = new int[forward.taps()];
    double[] weights = new double[forward.taps()];
    for (int output = 0; output < forward.rows(); output++) {
      for (int tap = forward.start(output); tap < forward.start(output + 1); tap++) {
        int at = next[forward.index(tap)]++;
        indices[at] = output;
        weights[at] = forward.weight(tap);
      }
    }
    return new AdjointSum.Axis(axis.outputLength(), TapTable.of(starts, indices, weights));
  }

  /** Turns the copies of the nearest modes around; every weight is 1. */
  static AdjointSum.Axis of(Axis axis, IndexTable forward) {
    double[] ones = new double[forward.rows()];
    Arrays.fill(ones, 1);
    return of(axis, TapTable.uniform(1, forward.indices(), ones));
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
