package io.halfpixel.onnx;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;

final class RuntimePlanner {
  private RuntimePlanner() {}

  static Plan plan(Arguments arguments, TensorSpec source) {
    throw new UnsupportedOperationException();
  }
}
