package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The gradient of {@link Repeat} on TensorFlow: for one axis after the other, the last one first,
 * the sum of the gradients of the repeated pixels, from +0, first to last. {@code float16} is
 * summed in {@code float16}, {@code bfloat16} in {@code float32}.
 *
 * <p>Source: TensorFlow, {@code python/ops/array_ops.py}, {@code repeat_with_axis}, and {@code
 * python/ops/array_grad.py}, {@code _TileGrad}, whose sums are Eigen's.
 */
final class RepeatGradient {
  private RepeatGradient() {}

  /**
   * Returns the plan from the gradient of the repeated tensor to that of the tensor.
   *
   * @param inputs a tensor of shape [n, ...spatial, c]; any length may be 0
   * @param gradOutput the same repeated
   */
  static Plan plan(TensorSpec inputs, TensorSpec gradOutput, List<Integer> factors) {
    SpatialLayout layout = SpatialLayout.channelsLast(gradOutput);
    List<Step> steps = new ArrayList<>();
    for (int axis = factors.size() - 1; axis >= 0 && inputs.elements() > 0; axis--) {
      int factor = factors.get(axis);
      int length = layout.length(axis) / factor;
      if (factor > 1) {
        steps.add(sum(layout.pass(axis, length), factor, inputs.dataType()));
      }
      layout = layout.resized(axis, length);
    }
    return new Plan(gradOutput, inputs, steps);
  }

  private static Step sum(Pass pass, int factor, DataType type) {
    double[] ones = new double[pass.inputLength()];
    Arrays.fill(ones, 1);
    int[] indices = new int[ones.length];
    Arrays.setAll(indices, i -> i);
    TapTable taps = TapTable.uniform(factor, indices, ones);
    if (type == DataType.F16) {
      List<AdjointSum.Axis> axes =
          Collections.singletonList(new AdjointSum.Axis(pass.inputLength(), taps));
      Term term = Term.PRODUCT;
      return new AdjointSum(pass.outer(), axes, pass.inner(), 0, term, term, type, type, 0);
    }
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    return new Resample1d(pass, taps, Accumulation.SEQUENTIAL_FROM_ZERO, type, compute, type);
  }
}
