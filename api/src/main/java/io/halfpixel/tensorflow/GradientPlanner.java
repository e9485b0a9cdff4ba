package io.halfpixel.tensorflow;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;

/** Makes the plan from the gradient of an output to that of the images. */
@FunctionalInterface
interface GradientPlanner {
  /**
   * Returns the plan.
   *
   * @param images what the operation accepts, of a floating-point type
   * @param gradOutput the specification of the output for such images
   */
  Plan plan(TensorSpec images, TensorSpec gradOutput);
}
