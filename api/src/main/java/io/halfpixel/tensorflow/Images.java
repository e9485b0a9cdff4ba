package io.halfpixel.tensorflow;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * What {@code tf.image.resize} does around a kernel, in TensorFlow 1 and 2.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}, {@code _resize_images_common}.
 */
final class Images {
  private Images() {}

  /** Returns the plan for a batch of images. */
  interface BatchPlanner {
    Plan plan(TensorSpec batch);
  }

  /**
   * Returns the plan for images [n, h, w, c] or [h, w, c].
   *
   * @throws InvalidArgumentException if the rank is another one, or the memory format of a shape
   *     [h, w, c] is not {@link MemoryFormat#CONTIGUOUS}
   */
  static Plan plan(TensorSpec source, BatchPlanner planner) {
    Shape shape = source.shape();
    if (shape.rank() == 4) {
      return planner.plan(source);
    }
    if (shape.rank() != 3) {
      throw new InvalidArgumentException("'images' must have either 3 or 4 dimensions.");
    }
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "an image of shape [h, w, c] lies in memory as CONTIGUOUS, but got " + source);
    }
    Plan batch = planner.plan(batchOfOne(source));
    Shape result = batch.target().shape();
    return batch.between(
        source,
        TensorSpec.of(
            batch.target().dataType(), result.length(1), result.length(2), result.length(3)));
  }

  /** Returns the plan of a gradient for a batch of images and that of their output. */
  interface BatchGradientPlanner {
    Plan plan(TensorSpec batch, TensorSpec gradOutput);
  }

  /** Returns the plan of a gradient for images [n, h, w, c] or [h, w, c] that have a plan. */
  static Plan gradient(TensorSpec images, TensorSpec gradOutput, BatchGradientPlanner planner) {
    return images.shape().rank() == 4
        ? planner.plan(images, gradOutput)
        : planner.plan(batchOfOne(images), batchOfOne(gradOutput)).between(gradOutput, images);
  }

  private static TensorSpec batchOfOne(TensorSpec image) {
    Shape shape = image.shape();
    return TensorSpec.of(image.dataType(), 1, shape.length(0), shape.length(1), shape.length(2));
  }

  /**
   * Checks the argument {@code size}.
   *
   * @throws InvalidArgumentException if it has not two lengths
   */
  static void checkSize(int... size) {
    if (size.length != 2) {
      throw new InvalidArgumentException(
          "'size' must be a 1-D Tensor of 2 elements: new_height, new_width");
    }
  }

  /**
   * Returns the new height and width.
   *
   * @param preserve whether each axis is scaled by the smaller of the two ratios and rounded,
   *     halves to even, in binary32
   * @throws InvalidArgumentException if a length is negative
   */
  static int[] size(TensorSpec batch, int height, int width, boolean preserve) {
    SpatialLayout image = ImageResizer.layout(batch);
    int[] size = {height, width};
    if (preserve) {
      float scale =
          Math.min(
              (float) height / image.length(ResizeRule.HEIGHT),
              (float) width / image.length(ResizeRule.WIDTH));
      size[0] = (int) Math.rint(scale * image.length(ResizeRule.HEIGHT));
      size[1] = (int) Math.rint(scale * image.length(ResizeRule.WIDTH));
    }
    for (int length : List.of(size[0], size[1])) {
      if (length < 0) {
        throw new InvalidArgumentException("Dimension " + length + " must be >= 0");
      }
    }
    return size;
  }
}
