package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * What all resize kernels of TensorFlow check before they compute, and the plan around their steps.
 *
 * <p>Source: TensorFlow, {@code core/util/image_resizer_state.h}, {@code
 * ValidateAndCalculateOutputSize}.
 */
final class ImageResizer {
  private ImageResizer() {}

  /**
   * Returns the layout of a batch of images.
   *
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] with h, w and c at least 1,
   *     or the memory is {@link MemoryFormat#CHANNELS_LAST}
   */
  static SpatialLayout layout(TensorSpec source) {
    Shape shape = source.shape();
    if (shape.rank() != 4) {
      throw new InvalidArgumentException(
          "input must be 4-dimensional" + shape.toString().replace(" ", ""));
    }
    if (source.memoryFormat() == MemoryFormat.CHANNELS_LAST) {
      throw new InvalidArgumentException(
          "a tensor of shape [n, h, w, c] lies in memory as CONTIGUOUS or CHANNELS_FIRST, but got "
              + source);
    }
    if (shape.length(3) == 0) {
      throw new InvalidArgumentException("image must have at least one channel");
    }
    if (shape.length(1) == 0 || shape.length(2) == 0) {
      throw new InvalidArgumentException("input image must be of non-zero size");
    }
    return SpatialLayout.channelsLast(source);
  }

  /**
   * Returns the plan that resizes a batch of images.
   *
   * @throws InvalidArgumentException under the conditions of {@link #layout}, or if the elements
   *     are truth values, or height or width is less than 1
   */
  static Plan plan(TensorSpec source, int height, int width, ResizeRule rule) {
    if (source.dataType() == DataType.BOOL) {
      throw new InvalidArgumentException(
          "Value for attr 'T' of bool is not in the list of allowed values: "
              + rule.types()
              + ". Cast truth values to uint8 first");
    }
    SpatialLayout image = layout(source);
    if (height <= 0 || width <= 0) {
      throw new InvalidArgumentException("output dimensions must be positive");
    }
    SpatialLayout.checkedLength(Math.max(height, width));
    List<Step> steps = rule.steps(image, source.dataType(), height, width);
    DataType type = steps.isEmpty() ? source.dataType() : steps.get(steps.size() - 1).output();
    return new Plan(source, SpatialLayout.resized(source, 1, List.of(height, width), type), steps);
  }

  /**
   * Returns the plan of the gradient of a batch of images that has a plan.
   *
   * @param gradOutput the specification of the output
   * @throws InvalidArgumentException if TensorFlow raises InvalidArgumentError for the type
   * @throws UnsupportedModeException if TensorFlow has no gradient
   */
  static Plan gradient(TensorSpec images, TensorSpec gradOutput, ResizeRule rule) {
    SpatialLayout image = layout(images);
    SpatialLayout output = layout(gradOutput);
    List<Step> steps = rule.gradient(image, images.dataType(), output.length(0), output.length(1));
    return new Plan(gradOutput, images, steps);
  }
}
