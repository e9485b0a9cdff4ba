package io.halfpixel.jvm.sums;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;

/** Integer passes over an axis of {@value #INPUTS} pixels with {@value #INNER} channels. */
final class FixedSteps {
  static final int INPUTS = 16;
  static final int INNER = 3;

  private FixedSteps() {}

  /** Returns a table of one row. */
  static TapTable row(double... weights) {
    int[] index = new int[weights.length];
    return TapTable.of(new int[] {0, weights.length}, index, weights);
  }

  static FixedPoint1d exact(
      TapTable taps, long rounding, int shift, DataType input, DataType output) {
    return of(taps, Terms.EXACT, rounding, shift, input, output);
  }

  static FixedPoint1d of(
      TapTable taps, Terms terms, long rounding, int shift, DataType input, DataType output) {
    return new FixedPoint1d(pass(taps), taps, terms, rounding, shift, 0, input, output);
  }

  /** Returns a pass whose first channel is computed in binary32. */
  static FixedPoint1d inParts(TapTable taps, int shift, DataType input, DataType output) {
    return new FixedPoint1d(pass(taps), taps, Terms.EXACT, 0, shift, 1, input, output);
  }

  private static Pass pass(TapTable taps) {
    return new Pass(2, INPUTS, taps.rows(), INNER);
  }
}
