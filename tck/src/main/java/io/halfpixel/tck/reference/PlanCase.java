package io.halfpixel.tck.reference;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A plan and an input for it.
 *
 * @param plan the plan to execute
 * @param source the input's elements, as {@link ElementBits} holds them
 */
@SuppressWarnings("ArrayRecordComponent") // Cases are never compared with each other.
public record PlanCase(Plan plan, long[] source) {
  /** Returns a plan of steps between tensors of one axis, since no step knows a shape. */
  public static Plan plan(Step... steps) {
    Step last = steps[steps.length - 1];
    return new Plan(
        TensorSpec.of(steps[0].input(), steps[0].inputElements()),
        TensorSpec.of(last.output(), last.outputElements()),
        List.of(steps));
  }

  /** Returns a case whose elements are made one by one. */
  public static PlanCase filled(Plan plan, LongSupplier element) {
    long[] source = new long[Math.toIntExact(plan.source().elements())];
    Arrays.setAll(source, i -> element.getAsLong());
    return new PlanCase(plan, source);
  }

  /** Returns a case with these numbers as input. */
  public static PlanCase of(Plan plan, double... values) {
    return new PlanCase(plan, ElementBits.of(plan.source().dataType(), values));
  }
}
