package io.halfpixel.cpp.binding;

import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;

/**
 * A rough estimate of how long a plan runs, good enough to cut it into slices of about a
 * millisecond at most, for which the garbage collector can wait.
 */
public final class PlanWork {
  /** {@code HP_ISA_SCALAR}. */
  private static final int SCALAR = 0;

  private PlanWork() {}

  /** Returns into how many slices to cut a plan, at least 1. */
  public static int slices(Plan plan, int isa) {
    double taps = plan.target().elements();
    for (Step step : plan.steps()) {
      taps += step.outputElements() * step.inputsPerOutput();
    }
    return (int) Math.min(1 << 20, 1 + taps / tapsPerMillisecond(isa));
  }

  /** Measured on slow cases (many taps, types that are converted at the edges), rounded down. */
  private static double tapsPerMillisecond(int isa) {
    return isa == SCALAR ? 1e6 : 2e6;
  }
}
