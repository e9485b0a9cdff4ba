package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What ONNX Runtime refuses and Halfpixel computes. docs/frameworks.md lists it for users. The
 * release of this module, 1.29, computes what 1.30 does, which Halfpixel imitates.
 *
 * <p>Source: ONNX Runtime, {@code onnxruntime/core/providers/cpu/tensor/upsamplebase.h}, {@code
 * ScalesValidation}.
 */
final class OnnxRuntimeBuild {
  private static final Set<DataType> TYPES =
      Set.of(DataType.F32, DataType.F16, DataType.U8, DataType.I8, DataType.I32);

  private OnnxRuntimeBuild() {}

  /**
   * Whether ONNX Runtime refuses a node.
   *
   * @param plan how Halfpixel computes it
   */
  static boolean lacks(OnnxCase c, Plan plan) {
    return !TYPES.contains(c.source().dataType())
        || isCubicOfIntegers(c, plan)
        || hasTooManyAxes(c);
  }

  /**
   * Whether a node is cubic over the second and third of four axes: ONNX Runtime computes some of
   * these and refuses others.
   */
  static boolean isCubicBeforeChannels(OnnxCase c) {
    return isMode(c, "cubic")
        && c.source().shape().rank() == 4
        && stays(c, 0)
        && stays(c, 3)
        && !stays(c, 1);
  }

  /**
   * Only antialiased cubic sums of integers exist; a result of the same shape is a copy, and one
   * without pixels is nothing.
   */
  private static boolean isCubicOfIntegers(OnnxCase c, Plan plan) {
    DataType type = c.source().dataType();
    return isMode(c, "cubic")
        && type.isInteger()
        && !c.call().flag("antialias")
        && !plan.target().shape().equals(c.source().shape())
        && plan.target().shape().elements() > 0;
  }

  /** Batch and channels keep their lengths, unless the mode is nearest. */
  private static boolean hasTooManyAxes(OnnxCase c) {
    if (isMode(c, "nearest")) {
      return false;
    }
    boolean outer = stays(c, 0) && stays(c, 1);
    boolean channelsLast = stays(c, 0) && stays(c, 3);
    boolean linear = isMode(c, "linear");
    return switch (c.source().shape().rank()) {
      case 1 -> true;
      case 2 -> false;
      case 3 -> !linear;
      case 4 -> !(outer || linear && channelsLast);
      default -> !(linear && outer);
    };
  }

  private static boolean isMode(OnnxCase c, String mode) {
    return c.call().text("mode", "nearest").equals(mode);
  }

  /** Whether the scale of an axis is 1. */
  private static boolean stays(OnnxCase c, int axis) {
    List<?> axes = axes(c);
    int at = axes.indexOf(axis);
    return at < 0 || scales(c.call(), c.source().shape(), axes).get(at) == 1;
  }

  private static List<?> axes(OnnxCase c) {
    List<Integer> all = IntStream.range(0, c.source().shape().rank()).boxed().toList();
    return (List<?>) c.call().attributes().getOrDefault("axes", all);
  }

  /** The scales of the axes, which with a policy are the least or the greatest of them. */
  private static List<Float> scales(OnnxCall call, Shape source, List<?> axes) {
    if (!call.scales().isEmpty()) {
      return call.scales();
    }
    List<Float> ratios =
        IntStream.range(0, axes.size())
            .mapToObj(i -> (float) call.sizes().get(i) / source.length((Integer) axes.get(i)))
            .toList();
    float common =
        switch (call.text("keep_aspect_ratio_policy", "stretch")) {
          case "not_larger" -> ratios.stream().min(Float::compare).orElseThrow();
          case "not_smaller" -> ratios.stream().max(Float::compare).orElseThrow();
          default -> 0;
        };
    return common == 0 ? ratios : ratios.stream().map(ratio -> common).toList();
  }
}
