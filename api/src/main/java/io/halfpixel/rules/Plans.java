package io.halfpixel.rules;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Plans made of plans. Stateless and thread-safe. */
public final class Plans {
  private Plans() {}

  /**
   * Returns one plan that does what the given ones do one after another.
   *
   * @throws io.halfpixel.InvalidArgumentException if one does not read what the one before writes
   */
  public static Plan chain(Plan... plans) {
    List<Step> steps = new ArrayList<>();
    for (Plan plan : plans) {
      steps.addAll(plan.steps());
    }
    return new Plan(plans[0].source(), plans[plans.length - 1].target(), steps);
  }

  /** Returns the plan that leaves a tensor as it is. */
  public static Plan identity(TensorSpec spec) {
    return new Plan(spec, spec, List.of());
  }

  /** Returns the plan of steps that change no length, which leave elements of a type. */
  public static Plan elements(TensorSpec spec, DataType type, Step... steps) {
    TensorSpec target = new TensorSpec(spec.shape(), type, spec.memoryFormat());
    return new Plan(spec, target, List.of(steps));
  }

  /**
   * Returns the plan that changes the element type, to the nearest value, ties to even; integers
   * saturate.
   */
  public static Plan cast(TensorSpec spec, DataType type) {
    return cast(spec, type, Convert.Rounding.NEAREST_EVEN);
  }

  /** Returns the plan that changes the element type, which is none if it is the same. */
  public static Plan cast(TensorSpec spec, DataType type, Convert.Rounding rounding) {
    return spec.dataType() == type
        ? identity(spec)
        : elements(spec, type, new Convert(spec.elements(), spec.dataType(), type, rounding));
  }
}
