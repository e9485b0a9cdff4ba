package io.halfpixel.onnx;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Plan;
import java.util.List;

/**
 * The plan of a {@code Resize} as the reference implementation computes it.
 *
 * <p>Everything is binary64: each axis is a sum over all pixels of its windows, those of weight 0
 * too, from +0 on; last, floating-point values saturate at the largest finite value, and integers
 * are rounded, halves to even, and saturate. A copy of pixels gives integers of up to 32 bits the
 * same, and floating-point values not, where a neighbour is infinite or NaN.
 *
 * <p>Source: ONNX 1.23, {@code onnx/reference/ops/op_resize.py} and {@code saturate_cast} in {@code
 * onnx/numpy_helper.py}.
 */
final class ReferencePlanner {
  /** NumPy adds up to seven terms from left to right, in any array. */
  private static final int LEFT_TO_RIGHT = 7;

  private final Arguments arguments;
  private final TensorSpec source;
  private final ResizeSteps steps;

  private ReferencePlanner(Arguments arguments, TensorSpec source) {
    this.arguments = arguments;
    this.source = source;
    this.steps = new ResizeSteps(source);
  }

  static Plan plan(Arguments arguments, TensorSpec source) {
    Geometry geometry = Geometry.of(arguments, source.shape());
    return new ReferencePlanner(arguments, source).plan(geometry.target(), geometry.axes());
  }

  private Plan plan(Shape shape, List<ResizedAxis> axes) {
    TensorSpec target = new TensorSpec(shape, source.dataType(), source.memoryFormat());
    if (target.elements() > 0) {
      addSteps(axes.stream().map(axis -> ReferenceRule.of(arguments, axis).taps()).toList());
    }
    return new Plan(source, target, steps.all());
  }

  private void addSteps(List<AxisTaps> axes) {
    DataType type = source.dataType();
    boolean copies = !type.isFloatingPoint() && axes.stream().allMatch(AxisTaps::copies);
    if (type == DataType.BOOL && !(copies && arguments.nearest())) {
      throw new InvalidArgumentException(
          "data type <class 'numpy.bool'> not inexact: bool is copied in mode nearest, and not"
              + " interpolated. Convert it to float32 first");
    }
    if (copies) {
      if (type == DataType.I64) {
        steps.convert(DataType.F64); // What binary64 does not hold is rounded.
        steps.convert(type);
      }
      steps.pad(axes, arguments.extrapolationValue());
      steps.copy(axes);
      return;
    }
    if (axes.isEmpty() || axes.stream().anyMatch(AxisTaps::padded)) {
      steps.convert(DataType.F64);
    }
    for (AxisTaps taps : axes) {
      steps.pad(List.of(taps), arguments.extrapolationValue());
      steps.sum(taps, order(taps), DataType.F64);
    }
    if (type.isFloatingPoint()) {
      steps.limit(type);
    }
    if (type == DataType.BF16) {
      steps.convert(DataType.F32); // The cast of ml_dtypes rounds twice.
    }
    steps.convert(type);
  }

  /** NumPy adds side by side where the pixels of a sum are neighbours in memory. */
  private static Accumulation order(AxisTaps taps) {
    boolean sideBySide = taps.axis().innermost() && taps.table().maxCount() > LEFT_TO_RIGHT;
    return sideBySide ? Accumulation.PAIRWISE : Accumulation.SEQUENTIAL_FROM_ZERO;
  }
}
