package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;

/** What the two kinds of passes over one axis have in common. */
final class PassSteps {
  private PassSteps() {}

  static boolean isPass(Step step) {
    return step instanceof Resample1d || step instanceof FixedPoint1d;
  }

  static Pass pass(Step step) {
    return step instanceof Resample1d resample ? resample.pass() : ((FixedPoint1d) step).pass();
  }

  static TapTable taps(Step step) {
    return step instanceof Resample1d resample ? resample.taps() : ((FixedPoint1d) step).taps();
  }

  /** Returns the order of the additions; integers have none, so any will do. */
  static TapOrder order(Step step) {
    return new TapOrder(
        step instanceof Resample1d resample ? resample.accumulation() : Accumulation.SEQUENTIAL);
  }

  /** Returns what the rows of the pass are made of. */
  static Carrier<?> carrier(Step step) {
    if (step instanceof Resample1d resample) {
      return carrier(resample.compute());
    }
    return ByteCarrier.INSTANCE;
  }

  /** Returns the carrier in which a floating-point type computes. */
  static Carrier<?> carrier(DataType compute) {
    return compute == DataType.F32 ? FloatCarrier.INSTANCE : DoubleCarrier.INSTANCE;
  }
}
