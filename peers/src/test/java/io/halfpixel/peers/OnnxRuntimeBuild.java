package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the ONNX Runtime of this module does otherwise than release 1.30, which Halfpixel imitates,
 * and what it refuses and Halfpixel computes. docs/frameworks.md lists both for users.
 *
 * <p>Source: ONNX Runtime, {@code onnxruntime/core/providers/cpu/tensor/upsamplebase.h}, {@code
 * ScalesValidation}.
 */
final class OnnxRuntimeBuild {
  private static final Set<DataType> TYPES =
      Set.of(DataType.F32, DataType.F16, DataType.U8, DataType.I8, DataType.I32);

  private static final String PREFER_FLOOR = "round_prefer_floor";
  private static final float ALMOST = 1e-6f;

  private OnnxRuntimeBuild() {}

  /**
   * Whether a coordinate of mode nearest is as good as a half: up to 1e-6 from one counts as a half
   * in release 1.30, and before only a half does, so that {@code round_prefer_ceil} makes 3 of
   * 3.4999998.
   *
   * @param plan how Halfpixel computes the node
   */
  static boolean hasAlmostHalves(OnnxCase c, Plan plan) {
    OnnxCall call = c.call();
    if (!isMode(c, "nearest") || !call.text("nearest_mode", PREFER_FLOOR).startsWith("round")) {
      return false;
    }
    Shape from = c.source().shape();
    List<?> axes = axes(c);
    List<Float> scales = scales(call, from, axes);
    return IntStream.range(0, axes.size())
        .anyMatch(
            i -> {
              int axis = (Integer) axes.get(i);
              long length = plan.target().shape().length(axis);
              return LongStream.range(0, length)
                  .anyMatch(
                      x ->
                          isAlmostHalf(
                              coordinate(
                                  c, i, x, scales.get(i), from.length(axis), (float) length)));
            });
  }

  private static boolean isAlmostHalf(float x) {
    float distance = Math.abs(x - (float) Math.floor(x) - 0.5f);
    return distance > 0 && distance <= ALMOST;
  }

  /** Where pixel x of an axis looks. */
  private static float coordinate(OnnxCase c, int i, long x, float scale, long n, float to) {
    List<Float> roi = c.call().roi();
    return switch (c.call().text("coordinate_transformation_mode", "half_pixel")) {
      case "asymmetric" -> x / scale;
      case "tf_half_pixel_for_nn" -> (x + 0.5f) / scale;
      case "align_corners" -> to == 1 ? 0 : x * (n - 1) / (to - 1);
      case "half_pixel_symmetric" ->
          (float) (n / 2f * (1 - to / (scale * n)) + (x + 0.5) / scale - 0.5);
      case "tf_crop_and_resize" ->
          to > 1
              ? roi.get(i) * (n - 1)
                  + x * (roi.get(i + roi.size() / 2) - roi.get(i)) * (n - 1) / (to - 1)
              : 0.5f * (roi.get(i) + roi.get(i + roi.size() / 2)) * (n - 1);
      default -> (x + 0.5f) / scale - 0.5f;
    };
  }

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

  /** Only antialiased cubic sums of integers exist; a result of the same shape is a copy. */
  private static boolean isCubicOfIntegers(OnnxCase c, Plan plan) {
    DataType type = c.source().dataType();
    return isMode(c, "cubic")
        && type.isInteger()
        && !c.call().flag("antialias")
        && !plan.target().shape().equals(c.source().shape());
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
