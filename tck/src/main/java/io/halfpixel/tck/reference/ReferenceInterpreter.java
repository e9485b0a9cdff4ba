package io.halfpixel.tck.reference;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;

/**
 * Executes plans literally, step after step and element after element: slow, obvious, and the judge
 * of all other backends, with which it shares no code.
 */
public final class ReferenceInterpreter implements Backend {
  private static final RememberedRuns REMEMBERED = new RememberedRuns();

  /** Creates the interpreter. */
  public ReferenceInterpreter() {}

  @Override
  public String id() {
    return "reference";
  }

  @Override
  public Availability availability() {
    return new Availability.Available("the interpreter of the compatibility kit", "java");
  }

  /** Returns a kernel that writes the whole target in band 0 and nothing in the others. */
  @Override
  public Kernel prepare(Plan plan) {
    return new Kernel(plan) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        if (band == 0) {
          ElementBits.write(target, ReferenceInterpreter.run(plan, ElementBits.read(source)));
        }
      }
    };
  }

  /**
   * Returns the target's elements.
   *
   * @param plan the plan to execute
   * @param source the source's elements in memory order, as {@link ElementBits} holds them
   */
  public static long[] run(Plan plan, long[] source) {
    return REMEMBERED.resultOf(plan, source, () -> runOnce(plan, source));
  }

  /** The same for a plan that will not be asked for again: nothing is remembered. */
  public static long[] runOnce(Plan plan, long[] source) {
    if (plan.target().elements() == 0) {
      return new long[0];
    }
    long[] elements = source.clone();
    for (Step step : plan.steps()) {
      elements = ReferenceSteps.run(step, elements);
    }
    return elements;
  }
}
