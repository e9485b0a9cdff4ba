package io.halfpixel.cpp.jni;

import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.StepVisitor;
import io.halfpixel.plan.TapTable;

/**
 * A rough estimate of how long a plan runs, good enough to cut it into slices of about a
 * millisecond at most, for which the garbage collector can wait.
 */
final class PlanWork {
  /** {@code HP_ISA_SCALAR}. */
  private static final int SCALAR = 0;

  /** Returns how many inputs an output element is made of, about. */
  private static final StepVisitor<Double> TAPS =
      new StepVisitor<>() {
        @Override
        public Double gather(Gather step) {
          return 1.0;
        }

        @Override
        public Double resample(Resample1d step) {
          return taps(step.taps());
        }

        @Override
        public Double fixedPoint(FixedPoint1d step) {
          return taps(step.taps());
        }

        @Override
        public Double cornerBlend(CornerBlend step) {
          return (double) (1 << step.axes().size());
        }

        @Override
        public Double convert(Convert step) {
          return 1.0;
        }

        @Override
        public Double binMean(BinMean step) {
          return ratio(step);
        }

        @Override
        public Double cascadeMean(CascadeMean step) {
          return ratio(step);
        }

        @Override
        public Double permute(Permute step) {
          return 1.0;
        }

        @Override
        public Double adjointSum(AdjointSum step) {
          return step.axes().stream().mapToDouble(a -> taps(a.taps())).reduce(1, (a, b) -> a * b);
        }

        @Override
        public Double pad(Pad step) {
          return 1.0;
        }

        @Override
        public Double clamp(Clamp step) {
          return 1.0;
        }

        @Override
        public Double alpha(Alpha step) {
          return 2.0;
        }

        @Override
        public Double channelArithmetic(ChannelArithmetic step) {
          return (double) step.operations().size();
        }
      };

  private PlanWork() {}

  /** Returns into how many slices to cut a plan, at least 1. */
  static int slices(Plan plan, int isa) {
    double taps = plan.target().elements();
    for (Step step : plan.steps()) {
      taps += step.outputElements() * step.accept(TAPS);
    }
    return (int) Math.min(1 << 20, 1 + taps / tapsPerMillisecond(isa));
  }

  /** Measured on slow cases (many taps, types that are converted at the edges), rounded down. */
  private static double tapsPerMillisecond(int isa) {
    return isa == SCALAR ? 1e6 : 2e6;
  }

  private static double taps(TapTable table) {
    return (double) table.taps() / table.rows();
  }

  private static double ratio(Step step) {
    return (double) step.inputElements() / Math.max(1, step.outputElements());
  }
}
