package io.halfpixel.onnx;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * The attributes and small inputs of a {@code Resize}. What ONNX leaves out is an empty list.
 *
 * @param opset the version of the operator set
 * @param mode nearest, linear or cubic
 * @param coordinateMode the attribute {@code coordinate_transformation_mode}
 * @param nearestMode the attribute {@code nearest_mode}
 * @param cubicCoeffA the attribute {@code cubic_coeff_a}
 * @param excludeOutside whether pixels beyond the edges count nothing
 * @param extrapolationValue what lies outside for {@code tf_crop_and_resize}
 * @param antialias whether kernels are stretched where an axis shrinks
 * @param axes which axes roi, scales and sizes are about, from the end if negative
 * @param policy the attribute {@code keep_aspect_ratio_policy}
 * @param roi all starts, then all ends
 * @param scales the scale of each axis
 * @param sizes the output length of each axis
 * @param implementation whose numbers
 * @param shiftWindow whether windows of pixels are shifted as in the reference
 */
record Arguments(
    int opset,
    String mode,
    String coordinateMode,
    String nearestMode,
    float cubicCoeffA,
    boolean excludeOutside,
    float extrapolationValue,
    boolean antialias,
    List<Integer> axes,
    String policy,
    List<Float> roi,
    List<Float> scales,
    List<Long> sizes,
    Implementation implementation,
    boolean shiftWindow) {
  static final String NEAREST = "nearest";
  static final String LINEAR = "linear";
  static final String CUBIC = "cubic";
  static final String STRETCH = "stretch";
  static final String NOT_LARGER = "not_larger";
  static final String NOT_SMALLER = "not_smaller";

  /** The first version with a coordinate mode; before, there were {@code mode} and scales only. */
  static final int WITH_COORDINATES = 11;

  private static final int WITH_BFLOAT16 = 13;
  private static final int WITH_AXES = 18;

  Arguments {
    axes = List.copyOf(axes);
    roi = List.copyOf(roi);
    scales = List.copyOf(scales);
    sizes = List.copyOf(sizes);
  }

  /** Returns the arguments of an operator that has a mode and scales only. */
  static Arguments ofScales(
      int opset, String mode, List<Float> scales, Implementation implementation) {
    return new Arguments(
        opset,
        mode,
        CoordinateMode.ASYMMETRIC.toString(),
        NearestMode.FLOOR.toString(),
        0,
        false,
        0,
        false,
        List.of(),
        STRETCH,
        List.of(),
        scales,
        List.of(),
        implementation,
        false);
  }

  boolean nearest() {
    return mode.equals(NEAREST);
  }

  boolean runtime() {
    return implementation == Implementation.ONNX_RUNTIME;
  }

  /** Returns the coordinate mode; operators that have no such attribute are asymmetric. */
  CoordinateMode coordinates() {
    return opset < WITH_COORDINATES ? CoordinateMode.ASYMMETRIC : CoordinateMode.of(coordinateMode);
  }

  /** Returns how nearest rounds; operators that have no such attribute round down. */
  NearestMode rounding() {
    return opset < WITH_COORDINATES ? NearestMode.FLOOR : NearestMode.of(nearestMode);
  }

  /**
   * Checks the arguments in the order of the reference, and then what the operator of this version
   * does not have.
   *
   * @throws InvalidArgumentException if they do not go together
   */
  void check(DataType type) {
    if (nearest() && antialias) {
      throw new InvalidArgumentException("antilias=1 is not supported for mode='nearest'.");
    }
    if (!List.of(NEAREST, LINEAR, CUBIC).contains(mode)) {
      throw new InvalidArgumentException("Unexpected value '" + mode + "' for mode.");
    }
    if (nearest()) {
      rounding();
    }
    checkSizes();
    CoordinateMode coordinates = coordinates();
    if (coordinates == CoordinateMode.TF_HALF_PIXEL_FOR_NN
        && !(runtime() && opset < WITH_BFLOAT16)) {
      throw new InvalidArgumentException(
          "Invalid coordinate_transformation_mode: '"
              + coordinates
              + "'. Only opsets 11 and 12 have it, and the reference does not; set"
              + " implementation(ONNX_RUNTIME)");
    }
    if (coordinates == CoordinateMode.TF_CROP_AND_RESIZE && roi.isEmpty()) {
      throw new InvalidArgumentException("roi cannot be None. tf_crop_and_resize needs it");
    }
    checkOpset(type);
  }

  private void checkSizes() {
    if (scales.isEmpty() && sizes.isEmpty()) {
      throw new InvalidArgumentException(
          "output_size is None and scale_factors is None. Set scales or sizes");
    }
    if (!scales.isEmpty() && !sizes.isEmpty()) {
      throw new InvalidArgumentException(
          "Either `sizes` or `scales` must be provided, but not both of them");
    }
    if (!List.of(STRETCH, NOT_LARGER, NOT_SMALLER).contains(policy)) {
      throw new InvalidArgumentException("Invalid keep_aspect_ratio_policy='" + policy + "'");
    }
    if (!scales.isEmpty() && !policy.equals(STRETCH)) {
      throw new InvalidArgumentException(
          "Providing `scales` is incompatible with a `keep_aspect_ratio_policy` other than"
              + " \"stretch\".");
    }
  }

  private void checkOpset(DataType type) {
    requireAbsent(mode.equals(CUBIC), "mode='cubic'", WITH_COORDINATES);
    requireAbsent(!sizes.isEmpty(), "the input sizes", WITH_COORDINATES);
    requireAbsent(!roi.isEmpty(), "the input roi", WITH_COORDINATES);
    requireAbsent(excludeOutside, "exclude_outside", WITH_COORDINATES);
    requireAbsent(type == DataType.BF16, "bfloat16", WITH_BFLOAT16);
    requireAbsent(antialias, "antialias", WITH_AXES);
    requireAbsent(!axes.isEmpty(), "axes", WITH_AXES);
    requireAbsent(!policy.equals(STRETCH), "keep_aspect_ratio_policy", WITH_AXES);
  }

  private void requireAbsent(boolean present, String what, int since) {
    if (present && opset < since) {
      throw new InvalidArgumentException(
          "Unrecognized attribute: "
              + what
              + " for operator Resize. It is there since opset "
              + since
              + ", but got opset "
              + opset);
    }
  }
}
