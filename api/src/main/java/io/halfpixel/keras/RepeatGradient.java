package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of {@link Repeat} on TensorFlow: for one axis after the other, the last one first,
 * the sums of the gradients of the repeated pixels, in the order of {@link EigenSum}.
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
   * @param there how TensorFlow has the tensors when it repeats them
   */
  static Plan plan(
      TensorSpec inputs, TensorSpec gradOutput, List<Integer> factors, DataFormat there) {
    SpatialLayout memory = SpatialLayout.channelsLast(gradOutput);
    boolean channelsInner = there == DataFormat.CHANNELS_LAST;
    SpatialLayout order =
        new SpatialLayout(memory.batch(), memory.channels(), channelsInner, memory.lengths());
    if (inputs.elements() == 0) {
      return new Plan(gradOutput, inputs, List.of());
    }
    DataType type = inputs.dataType();
    if (memory.channelsInner() == channelsInner || !needsOrder(order, factors, type)) {
      return new Plan(gradOutput, inputs, sums(order, memory, factors, type));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(reordered(memory, channelsInner, type));
    steps.addAll(sums(order, order, factors, type));
    SpatialLayout small = SpatialLayout.channelsLast(inputs);
    steps.add(
        reordered(
            new SpatialLayout(small.batch(), small.channels(), channelsInner, small.lengths()),
            memory.channelsInner(),
            type));
    return new Plan(gradOutput, inputs, steps);
  }

  private static boolean needsOrder(SpatialLayout layout, List<Integer> factors, DataType type) {
    SpatialLayout order = layout;
    for (int axis = factors.size() - 1; axis >= 0; axis--) {
      int length = order.length(axis) / factors.get(axis);
      if (factors.get(axis) > 1 && EigenSum.needsOrder(order.pass(axis, length), type)) {
        return true;
      }
      order = order.resized(axis, length);
    }
    return false;
  }

  private static List<Step> sums(
      SpatialLayout order, SpatialLayout memory, List<Integer> factors, DataType type) {
    List<Step> steps = new ArrayList<>();
    SpatialLayout there = order;
    SpatialLayout here = memory;
    for (int axis = factors.size() - 1; axis >= 0; axis--) {
      int length = here.length(axis) / factors.get(axis);
      if (factors.get(axis) > 1) {
        steps.addAll(EigenSum.steps(there.pass(axis, length), here.pass(axis, length), type));
      }
      there = there.resized(axis, length);
      here = here.resized(axis, length);
    }
    return steps;
  }

  /** Returns the step that moves the channels to the inside of a pixel, or to the outside. */
  private static Permute reordered(SpatialLayout from, boolean channelsInner, DataType type) {
    long pixels = from.lengths().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    List<Long> lengths =
        channelsInner
            ? List.of(from.batch(), from.channels(), pixels)
            : List.of(from.batch(), pixels, from.channels());
    return new Permute(lengths, List.of(0, 2, 1), type);
  }
}
