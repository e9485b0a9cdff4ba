package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;

/**
 * What not every backend executes yet. With {@code -Dhalfpixel.tck.words=all} the rules use it
 * nevertheless.
 */
public final class NewWords {
  /** The property that says whether all words are used, and its value. */
  public static final String PROPERTY = "halfpixel.tck.words";

  public static final String ALL = "all";

  private NewWords() {}

  /** Returns whether plans may have all words. */
  public static boolean areUsed() {
    return ALL.equals(System.getProperty(PROPERTY));
  }

  /** Returns the types that every backend converts. */
  public static List<DataType> types() {
    return Arrays.stream(DataType.values()).filter(type -> areUsed() || !isNew(type)).toList();
  }

  /** Whether a plan has a step that is left out. */
  public static boolean leaveOut(Plan plan) {
    return !areUsed() && plan.steps().stream().anyMatch(NewWords::isNew);
  }

  private static boolean isNew(Step step) {
    if (step instanceof Alpha) {
      return true;
    }
    if (step instanceof Resample1d r) {
      return r.tail() == Accumulation.PAIRWISE
          || r.bodyInner() > 0 && r.body() != r.tail()
          || r.input() == DataType.I64
          || r.input() == DataType.I32 && r.compute() == DataType.F32;
    }
    if (step instanceof FixedPoint1d f) {
      return !f.terms().isExact()
          || f.bodyInner() > 0
          || f.input() != DataType.U8
          || f.output() != DataType.U8
          || f.shift() > 30;
    }
    if (step instanceof BinMean b) {
      return !b.bodyHasAllBins()
          || !b.tail().equals(BinMean.Mean.BY_AXIS)
          || b.bodyInner() > 0 && !b.body().equals(BinMean.Mean.ONCE);
    }
    boolean types = isNew(step.input()) || isNew(step.output());
    return step instanceof Convert c && (c.rounding() != Convert.Rounding.NEAREST_EVEN || types);
  }

  private static boolean isNew(DataType type) {
    return type == DataType.I64 || type == DataType.BOOL;
  }
}
