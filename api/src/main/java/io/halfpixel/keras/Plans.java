package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Plans made of plans. */
final class Plans {
  private Plans() {}

  /** Returns one plan that does what the given ones do one after another. */
  static Plan chain(Plan... plans) {
    List<Step> steps = new ArrayList<>();
    for (Plan plan : plans) {
      steps.addAll(plan.steps());
    }
    return new Plan(plans[0].source(), plans[plans.length - 1].target(), steps);
  }

  /** Returns the plan that leaves a tensor as it is. */
  static Plan identity(TensorSpec spec) {
    return new Plan(spec, spec, List.of());
  }

  /**
   * Returns the plan that changes the element type, to the nearest value, ties to even; integers
   * saturate.
   */
  static Plan cast(TensorSpec spec, DataType type) {
    if (spec.dataType() == type) {
      return identity(spec);
    }
    Convert convert =
        new Convert(spec.elements(), spec.dataType(), type, Convert.Rounding.NEAREST_EVEN);
    return new Plan(
        spec, new TensorSpec(spec.shape(), type, spec.memoryFormat()), List.of(convert));
  }
}
