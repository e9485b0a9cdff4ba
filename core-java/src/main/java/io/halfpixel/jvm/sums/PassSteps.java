package io.halfpixel.jvm.sums;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;

/** What the two kinds of passes over one axis have in common. */
public final class PassSteps {
  private PassSteps() {}

  public static boolean isPass(Step step) {
    return step instanceof Resample1d || step instanceof FixedPoint1d;
  }

  public static Pass pass(Step step) {
    return step instanceof Resample1d resample ? resample.pass() : ((FixedPoint1d) step).pass();
  }

  public static TapTable taps(Step step) {
    return step instanceof Resample1d resample ? resample.taps() : ((FixedPoint1d) step).taps();
  }

  /** Returns how many inner positions, from the first, are summed in a way of their own. */
  public static long bodyInner(Step step) {
    if (step instanceof Resample1d resample) {
      return resample.body() == resample.tail() ? 0 : resample.bodyInner();
    }
    return ((FixedPoint1d) step).bodyInner();
  }

  /** Returns the order of the additions; integers have none, so any will do. */
  public static TapOrder order(Step step) {
    return new TapOrder(
        step instanceof Resample1d resample ? resample.tail() : Accumulation.SEQUENTIAL);
  }

  /** Returns the order of the additions of the first inner positions. */
  public static TapOrder bodyOrder(Step step) {
    return new TapOrder(
        step instanceof Resample1d resample ? resample.body() : Accumulation.REVERSED);
  }
}
