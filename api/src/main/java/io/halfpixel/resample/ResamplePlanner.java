package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.AxisLayout;
import java.util.List;
import java.util.Map;

/** From settings and a tensor to a plan. Stateless and thread-safe. */
public final class ResamplePlanner {
  private static final int MAX_CHANNELS = 1 << 16;

  private final Settings settings;
  private final TensorSpec source;
  private final Map<Integer, AxisSampling> sampled;
  private final List<Integer> order;
  private final boolean weighted;

  private ResamplePlanner(Settings settings, TensorSpec source) {
    this.settings = settings;
    this.source = source;
    this.sampled = SampledAxes.of(settings, source.shape());
    this.order = AxisOrder.of(sampled);
    this.weighted = order.stream().anyMatch(axis -> !sampled.get(axis).isCopy());
  }

  /**
   * Returns the plan for tensors of one specification.
   *
   * @throws InvalidArgumentException if size, axes, region or edge do not fit the tensor, or a
   *     filter gives weights that are not finite or have magnitudes of a sum above 16
   * @throws UnsupportedModeException if the settings are not for this element type
   */
  public static Plan plan(Settings settings, TensorSpec source) {
    return new ResamplePlanner(settings, source).plan();
  }

  private Plan plan() {
    DataType type = source.dataType();
    AxisSteps steps = new AxisSteps(new AxisLayout(source), type);
    boolean summable = type != DataType.BOOL && type != DataType.I64;
    if (!summable && (weighted || settings.range() != null)) {
      throw new UnsupportedModeException(
          type
              + " is copied by nearest() without clamp only, but "
              + settings.filter()
              + " computes: convert it to "
              + (type == DataType.BOOL ? "uint8 or float32" : "int32 or float64")
              + " first");
    }
    boolean opacity = settings.alpha() == AlphaMode.PREMULTIPLY && weighted;
    boolean light = settings.linearLight() && weighted;
    if (settings.linearLight()) {
      LinearLight.check(settings, type);
    }
    if (light) {
      steps.add(LinearLight.decoding(type, steps.elements(), opacity ? channels() : 0));
    }
    if (opacity) {
      multiply(steps);
    }
    EdgePolicy edge = light ? LinearLight.edge(settings, type) : settings.edge();
    if (type.isInteger() && !opacity && !light && settings.range() == null) {
      IntegerPasses.add(steps, sampled, order, settings.edge());
    } else {
      boolean further = !type.isFloatingPoint() || settings.range() != null;
      DataType to = opacity ? DataType.F32 : further ? DataType.F64 : type;
      FloatPasses.add(steps, sampled, order, to, edge);
    }
    if (opacity) {
      steps.add(alpha(steps, Alpha.Direction.UNPREMULTIPLY));
    }
    if (light) {
      steps.add(
          LinearLight.encoding(steps.type(), type, steps.elements(), opacity ? channels() : 0));
    }
    Settings.Range range = settings.range();
    if (range != null) {
      convert(steps, DataType.F64);
      steps.add(new Clamp(steps.elements(), DataType.F64, range.low(), range.high()));
    }
    convert(steps, type);
    return new Plan(source, target(), steps.all());
  }

  private TensorSpec target() {
    long[] lengths = source.shape().toArray();
    sampled.forEach((axis, sampling) -> lengths[axis] = sampling.outputLength());
    return new TensorSpec(Shape.of(lengths), source.dataType(), source.memoryFormat());
  }

  private static void convert(AxisSteps steps, DataType type) {
    if (steps.type() != type) {
      steps.add(new Convert(steps.elements(), steps.type(), type, Convert.Rounding.NEAREST_EVEN));
    }
  }

  private void multiply(AxisSteps steps) {
    DataType type = source.dataType();
    boolean known =
        switch (type) {
          case U8, U16, F16, BF16, F32 -> true;
          default -> false;
        };
    if (!known) {
      throw new UnsupportedModeException(
          "alpha is multiplied in uint8, uint16, float16, bfloat16 and float32, but got " + type);
    }
    convert(steps, DataType.F32);
    steps.add(alpha(steps, Alpha.Direction.PREMULTIPLY));
  }

  private Alpha alpha(AxisSteps steps, Alpha.Direction direction) {
    int channels = channels();
    return new Alpha(steps.elements() / channels, channels, direction, DataType.F32);
  }

  /** Returns how many channels a pixel has, alpha among them. */
  private int channels() {
    int last = source.shape().rank() - 1;
    long channels = source.shape().length(last);
    // In memory, the channels of a pixel are neighbours.
    boolean inner = new AxisLayout(source).isInnermost(last);
    if (sampled.containsKey(last) || !inner || channels < 2 || channels > MAX_CHANNELS) {
      throw new InvalidArgumentException(
          "alpha is the last of 2 to 65536 channels, which are the last axis and side by side in"
              + " memory, but got "
              + source);
    }
    return (int) channels;
  }
}
