package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.AxisLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** From settings and the shape of an input to the plan of its gradient. Stateless. */
final class GradientPlanner {
  private GradientPlanner() {}

  static Plan plan(Settings settings, Shape input, TensorSpec gradOutput) {
    checkSettings(settings);
    Map<Integer, AxisSampling> sampled = SampledAxes.of(settings, input);
    DataType type = gradOutput.dataType();
    checkShape(sampled, input, gradOutput);
    List<Integer> order = AxisOrder.of(sampled);
    AxisLayout layout = new AxisLayout(gradOutput);
    List<Step> steps = new ArrayList<>();
    DataType from = type;
    for (int k = order.size() - 1; k >= 0; k--) {
      int axis = order.get(k);
      AxisSampling sampling = sampled.get(axis);
      TapTable taps = FloatPasses.transposed(taps(sampling, type), sampling);
      Pass pass = layout.resize(axis, sampling.inputLength());
      DataType to = k == 0 ? type : DataType.F64;
      steps.addAll(FloatPasses.gradient(pass, taps, sampling, from, to));
      from = to;
    }
    return new Plan(gradOutput, new TensorSpec(input, type, gradOutput.memoryFormat()), steps);
  }

  private static TapTable taps(AxisSampling sampling, DataType type) {
    if (!sampling.isCopy()) {
      return FloatPasses.table(sampling, FloatPasses.weightBits(type));
    }
    IndexTable copies = sampling.copies();
    double[] ones = new double[copies.rows()];
    Arrays.fill(ones, 1);
    return TapTable.uniform(1, copies.indices(), ones);
  }

  private static void checkSettings(Settings settings) {
    if (settings.range() != null || settings.alpha() == AlphaMode.PREMULTIPLY) {
      throw new UnsupportedModeException(
          "what is clamped, or multiplied by alpha, is no linear function of the input: leave out"
              + " clamp and PREMULTIPLY for a gradient");
    }
    if (settings.linearLight()) {
      throw new UnsupportedModeException(
          "there is no gradient of integers: leave out linearLight for a gradient");
    }
  }

  private static void checkShape(
      Map<Integer, AxisSampling> sampled, Shape input, TensorSpec gradOutput) {
    long[] lengths = input.toArray();
    sampled.forEach((axis, sampling) -> lengths[axis] = sampling.outputLength());
    if (!gradOutput.shape().equals(Shape.of(lengths))) {
      throw new InvalidArgumentException(
          "the gradient of an output has its shape "
              + Arrays.toString(lengths)
              + ", but got "
              + gradOutput.shape());
    }
    if (!gradOutput.dataType().isFloatingPoint()) {
      throw new InvalidArgumentException(
          "a gradient has a floating-point type, but got " + gradOutput.dataType());
    }
  }
}
