package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;

/** Steps that have no loop yet. */
final class NewWords {
  private NewWords() {}

  /**
   * Refuses a step without a loop.
   *
   * @throws UnsupportedOperationException if it is one
   */
  static void check(Step step) {
    if (isNew(step)) {
      throw new UnsupportedOperationException("the backend in Java has no loop yet for " + step);
    }
  }

  private static boolean isNew(Step step) {
    if (step instanceof Resample1d r) {
      return r.tail() == Accumulation.PAIRWISE
          || r.bodyInner() > 0 && r.body() != r.tail()
          || r.input() == DataType.I64
          || r.input() == DataType.I32 && r.compute() == DataType.F32;
    }
    if (step instanceof FixedPoint1d f) {
      return !isNarrow(f);
    }
    if (step instanceof BinMean b) {
      return !b.tail().equals(BinMean.Mean.BY_AXIS)
          || b.bodyInner() > 0 && !b.body().equals(BinMean.Mean.ONCE);
    }
    boolean types = isNew(step.input()) || isNew(step.output());
    return step instanceof Convert c
            && (c.rounding() != Convert.Rounding.NEAREST_EVEN || types && c.input() != c.output())
        || step instanceof ChannelArithmetic && types;
  }

  private static boolean isNew(DataType type) {
    return type == DataType.I64 || type == DataType.BOOL;
  }

  /** Whether all weights have 16 bits and all sums 32. */
  private static boolean isNarrow(FixedPoint1d f) {
    boolean narrow =
        f.terms().isExact()
            && f.bodyInner() == 0
            && f.input() == DataType.U8
            && f.output() == DataType.U8
            && f.shift() <= 30;
    for (int row = 0; row < f.taps().rows(); row++) {
      long magnitude = Math.abs(f.rounding());
      for (int tap = f.taps().start(row); tap < f.taps().start(row + 1); tap++) {
        long weight = (long) f.taps().weight(tap);
        narrow &= weight == (short) weight;
        magnitude += 255 * Math.abs(weight);
      }
      narrow &= magnitude <= Integer.MAX_VALUE;
    }
    return narrow;
  }
}
