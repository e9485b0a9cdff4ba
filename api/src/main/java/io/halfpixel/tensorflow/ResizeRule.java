package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Normalization;
import io.halfpixel.rules.Normalization.Division;
import io.halfpixel.rules.Normalization.Order;
import io.halfpixel.rules.Normalization.WithoutSum;
import io.halfpixel.rules.Precision;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/** What one kernel of TensorFlow computes, as the steps of a plan. */
sealed interface ResizeRule
    permits AreaRule, BicubicRule, BilinearRule, NearestRule, ScaleAndTranslateRule {
  /**
   * Weights are multiplied by the reciprocal of their running sum, in binary32; sums below 1000
   * times the smallest normal number leave them as they are.
   *
   * <p>Source: TensorFlow, {@code core/kernels/image/resize_bicubic_op.cc}, {@code
   * GetWeightsAndIndices}, and {@code core/kernels/image/scale_and_translate_op.cc}, {@code
   * ComputeSpansCore}.
   */
  Normalization TO_SUM_ONE =
      new Normalization(
          Precision.SINGLE,
          Order.FIRST_TO_LAST,
          Division.RECIPROCAL,
          Math.nextDown(1000 * Float.MIN_NORMAL),
          WithoutSum.KEPT);

  /** The types of most kernels, as TensorFlow's messages list them. */
  String TYPES = "int8, uint8, int16, uint16, int32, int64, half, float, double, bfloat16";

  /** The spatial axis that is outermost in the shape [n, h, w, c]. */
  int HEIGHT = 0;

  /** The spatial axis before the channels in the shape [n, h, w, c]. */
  int WIDTH = 1;

  /** Returns the types of images as TensorFlow's message lists them. */
  default String types() {
    return TYPES;
  }

  /**
   * Returns the steps that resize an image.
   *
   * @param image batch, channels and lengths of the input, none of them 0 except the batch
   * @param type the element type of the input
   * @param height the output height, at least 1
   * @param width the output width, at least 1
   */
  List<Step> steps(SpatialLayout image, DataType type, int height, int width);

  /**
   * Returns the steps from the gradient of the output to that of the image. They begin with the
   * type of the output and end with that of the image.
   *
   * @param image as for {@link #steps}, which accepts all the arguments
   * @param type the element type of the input, a floating-point type
   * @throws InvalidArgumentException if TensorFlow raises InvalidArgumentError for this type
   * @throws UnsupportedModeException if TensorFlow has no gradient
   */
  List<Step> gradient(SpatialLayout image, DataType type, int height, int width);
}
