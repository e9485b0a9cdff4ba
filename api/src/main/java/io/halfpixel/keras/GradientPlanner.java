package io.halfpixel.keras;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;

/** Makes the plan from the gradient of an output to that of the inputs. */
@FunctionalInterface
interface GradientPlanner {
  /**
   * Returns the plan.
   *
   * @param inputs what the operation accepts, of a floating-point type
   * @param gradOutput the specification of the output for such inputs
   */
  Plan plan(TensorSpec inputs, TensorSpec gradOutput);
}
