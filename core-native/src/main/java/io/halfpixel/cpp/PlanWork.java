package io.halfpixel.cpp;

import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;

/**
 * A rough estimate of how long a plan runs, good enough to cut it into slices of about a
 * millisecond at most.
 */
final class PlanWork {
  private PlanWork() {}

  /** Returns into how many slices to cut a plan, at least 1. */
  static int slices(Plan plan, Isa isa) {
    double taps = plan.target().elements();
    for (Step step : plan.steps()) {
      taps += step.outputElements() * taps(step);
    }
    return (int) Math.min(1 << 20, 1 + taps / tapsPerMillisecond(isa));
  }

  /** Measured on slow cases (many taps, types that are converted at the edges), rounded down. */
  private static double tapsPerMillisecond(Isa isa) {
    return switch (isa) {
      case SCALAR -> 1e6;
      case AVX2, AVX512 -> 2e6;
    };
  }

  private static double taps(Step step) {
    if (step instanceof Resample1d resample) {
      return taps(resample.taps());
    } else if (step instanceof FixedPoint1d fixed) {
      return taps(fixed.taps());
    } else if (step instanceof CornerBlend blend) {
      return 1 << blend.axes().size();
    } else if (step instanceof AdjointSum sum) {
      return sum.axes().stream().mapToDouble(a -> taps(a.taps())).reduce(1, (a, b) -> a * b);
    } else if (step instanceof BinMean || step instanceof CascadeMean) {
      return (double) step.inputElements() / Math.max(1, step.outputElements());
    }
    return 1;
  }

  private static double taps(TapTable table) {
    return (double) table.taps() / table.rows();
  }
}
