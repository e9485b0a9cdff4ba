package io.halfpixel.onnx;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The plan of an operator as ONNX Runtime computes it.
 *
 * <p>Mode nearest copies. The other modes compute in binary32, and in binary64 for {@code float64},
 * which ONNX Runtime does not take; integers are cut toward zero, with antialiasing rounded after
 * each axis. ONNX Runtime adds all corners of a linear interpolation at once, and here one axis
 * goes after another: that, and roundings to and from integers, are all the differences.
 *
 * <p>Source: ONNX Runtime 1.30, {@code onnxruntime/core/providers/cpu/tensor/upsample.cc}.
 */
final class RuntimePlanner {
  private final Arguments arguments;
  private final TensorSpec source;
  private final ResizeSteps steps;

  private RuntimePlanner(Arguments arguments, TensorSpec source) {
    this.arguments = arguments;
    this.source = source;
    this.steps = new ResizeSteps(source);
  }

  static Plan plan(Arguments arguments, TensorSpec source) {
    Geometry geometry = Geometry.of(arguments, source.shape());
    return new RuntimePlanner(arguments, source).plan(geometry.target(), geometry.axes());
  }

  private Plan plan(Shape shape, List<ResizedAxis> axes) {
    TensorSpec target = new TensorSpec(shape, source.dataType(), source.memoryFormat());
    List<AxisTaps> taps = axes.stream().filter(this::changes).map(this::taps).toList();
    // A tensor of the same shape is copied, whatever the scales.
    if (!taps.isEmpty() && !shape.equals(source.shape())) {
      addSteps(taps);
    }
    return new Plan(source, target, steps.all());
  }

  /** An antialiased axis that keeps its length is left alone, whatever its scale. */
  private boolean changes(ResizedAxis axis) {
    return !arguments.antialias() || axis.inputLength() != axis.outputLength();
  }

  private AxisTaps taps(ResizedAxis axis) {
    return arguments.antialias()
        ? RuntimeAntialias.taps(arguments, axis)
        : RuntimeRule.taps(arguments, axis);
  }

  private void addSteps(List<AxisTaps> axes) {
    DataType type = source.dataType();
    if (arguments.nearest()) {
      steps.pad(axes, outside());
      steps.copy(axes);
      return;
    }
    if (type == DataType.BOOL) {
      throw new InvalidArgumentException(
          "bool is copied in mode nearest, and not interpolated. Convert it to float32 first");
    }
    List<AxisTaps> order = new ArrayList<>(axes);
    Collections.reverse(order);
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    for (AxisTaps taps : order) {
      steps.pad(List.of(taps), outside());
      steps.sum(taps, Accumulation.SEQUENTIAL, compute);
      if (arguments.antialias() && !type.isFloatingPoint()) {
        roundPass();
      }
    }
    steps.convert(
        type,
        type.isFloatingPoint() ? Convert.Rounding.NEAREST_EVEN : Convert.Rounding.TOWARD_ZERO);
    // A sum of equal values along another axis is that value but for its last bits.
    steps.fillOutside(order, outside());
  }

  /** ONNX Runtime limits {@code int8} like {@code uint8}: what is below 0 becomes 0. */
  private void roundPass() {
    if (source.dataType() == DataType.I8) {
      steps.convert(DataType.U8, Convert.Rounding.NEAREST_AWAY);
    }
    steps.convert(source.dataType(), Convert.Rounding.NEAREST_AWAY);
  }

  /** The value of what lies outside; the fraction is cut off for integers. */
  private double outside() {
    float value = arguments.extrapolationValue();
    boolean cut = source.dataType().isInteger() && Math.abs(value) < 0x1p62f;
    return cut ? (long) value : value;
  }
}
