package io.halfpixel.jvm.sums;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.stream.IntStream;

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

  /**
   * Returns a step with the same results, without weights of zero if all its integer sums are then
   * equally short: those of a linear reduction by an odd number.
   */
  public static Step withoutZeros(Step step) {
    if (!(step instanceof FixedPoint1d fixed) || fixed.bodyInner() > 0) {
      return step;
    }
    TapTable taps = fixed.taps();
    int[] needed = IntStream.range(0, taps.taps()).filter(tap -> taps.weight(tap) != 0).toArray();
    int count = needed.length / Math.max(1, taps.rows());
    boolean isShorter = count > 0 && count < taps.maxCount();
    for (int i = 0; isShorter && i < needed.length; i++) {
      int row = i / count;
      isShorter =
          row < taps.rows() && taps.start(row) <= needed[i] && needed[i] < taps.start(row + 1);
    }
    if (!isShorter) {
      return step;
    }
    int[] indices = Arrays.stream(needed).map(taps::index).toArray();
    double[] weights = Arrays.stream(needed).mapToDouble(taps::weight).toArray();
    return new FixedPoint1d(
        fixed.pass(),
        TapTable.uniform(count, indices, weights),
        fixed.terms(),
        fixed.rounding(),
        fixed.shift(),
        0,
        fixed.input(),
        fixed.output());
  }
}
