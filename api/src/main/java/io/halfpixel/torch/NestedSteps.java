package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The general kernel: a sum along the height of sums along the width, which is the width first,
 * with intermediate results in opmath, then the height, then the depth.
 *
 * <p>Source: PyTorch, {@code InterpolateNonSeparable} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}.
 */
final class NestedSteps {
  private final SpatialLayout input;
  private final DataType type;
  private final Arithmetic opmath;

  NestedSteps(SpatialLayout input, DataType type, Arithmetic opmath) {
    this.input = input;
    this.type = type;
    this.opmath = opmath;
  }

  /** Returns one step an axis, innermost axis first. */
  List<Step> steps(List<Axis> axes, Function<Axis, TapTable> rule) {
    Accumulation order = SumOrder.general(opmath.profile());
    List<Step> steps = new ArrayList<>();
    SpatialLayout layout = input;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      int length = axes.get(axis).outputLength();
      DataType from = steps.isEmpty() ? type : opmath.type();
      DataType to = axis == 0 ? type : opmath.type();
      TapTable taps = rule.apply(axes.get(axis));
      steps.add(new Resample1d(layout.pass(axis, length), taps, order, from, opmath.type(), to));
      layout = layout.resized(axis, length);
    }
    return steps;
  }
}
