package io.halfpixel.tensorflow;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where an image lies in a larger one, both of shape [n, h, w, c]: {@code
 * tf.image.crop_to_bounding_box} and {@code tf.image.pad_to_bounding_box}. Bits are copied, of
 * every data type.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}.
 *
 * @param top the first row
 * @param left the first column
 * @param height the number of rows, at least 1
 * @param width the number of columns, at least 1
 */
record BoundingBox(int top, int left, int height, int width) {
  /**
   * Checks the images that are cropped or padded.
   *
   * @param source [n, h, w, c] or [h, w, c]
   * @throws InvalidArgumentException if the rank is another one, or h, w or c is 0
   */
  static void check(TensorSpec source) {
    Shape shape = source.shape();
    if (shape.rank() != 3 && shape.rank() != 4) {
      throw new InvalidArgumentException(
          "'image' (shape " + tuple(shape.toArray()) + ") must have either 3 or 4 dimensions.");
    }
    checkNotEmpty(
        shape.rank() == 4
            ? shape.toArray()
            : new long[] {1, shape.length(0), shape.length(1), shape.length(2)});
  }

  /**
   * Checks the last three lengths of images.
   *
   * @throws InvalidArgumentException if one is 0
   */
  static void checkNotEmpty(long... shape) {
    for (int axis = shape.length - 3; axis < shape.length; axis++) {
      if (shape[axis] == 0) {
        throw new InvalidArgumentException(
            "inner 3 dims of 'image.shape' must be > 0: " + tuple(shape));
      }
    }
  }

  /** Returns lengths as Python prints them. */
  static String tuple(long... lengths) {
    String list = Shape.of(lengths).toString();
    return "(" + list.substring(1, list.length() - 1) + (lengths.length == 1 ? ",)" : ")");
  }

  /**
   * Checks the size that the result is to have.
   *
   * @throws InvalidArgumentException if it is less than 1
   */
  static void checkTarget(int height, int width) {
    if (width <= 0) {
      throw new InvalidArgumentException("target_width must be > 0.");
    }
    if (height <= 0) {
      throw new InvalidArgumentException("target_height must be > 0.");
    }
    SpatialLayout.checkedLength(Math.max(height, width));
  }

  /** Returns the layout of images that need not be numbers. */
  static SpatialLayout layout(TensorSpec batch) {
    if (batch.memoryFormat() == MemoryFormat.CHANNELS_LAST) {
      throw new InvalidArgumentException(
          "a tensor of shape [n, h, w, c] lies in memory as CONTIGUOUS or CHANNELS_FIRST, but got "
              + batch);
    }
    return SpatialLayout.channelsLast(batch);
  }

  /** Returns the plan that takes the box out of images, in which it lies. */
  Plan crop(TensorSpec batch) {
    SpatialLayout image = layout(batch);
    if (image.lengths().equals(List.of(height, width))) {
      return Plans.identity(batch);
    }
    List<IndexTable> tables =
        List.of(
            range(image.length(ResizeRule.HEIGHT), top, height),
            range(image.length(ResizeRule.WIDTH), left, width));
    TensorSpec target = SpatialLayout.resized(batch, 1, List.of(height, width), batch.dataType());
    return new Plan(batch, target, List.of(image.gather(tables, batch.dataType())));
  }

  private static IndexTable range(int length, int first, int count) {
    return IndexTable.of(length, IntStream.range(first, first + count).toArray());
  }

  /** Returns the plan that puts images, which are as large as the box, among zeros. */
  Plan pad(TensorSpec batch, int targetHeight, int targetWidth) {
    SpatialLayout image = layout(batch);
    List<Step> steps = new ArrayList<>();
    if (targetHeight != height) {
      steps.add(new Pad(image.pass(ResizeRule.HEIGHT, targetHeight), top, batch.dataType(), 0));
      image = image.resized(ResizeRule.HEIGHT, targetHeight);
    }
    if (targetWidth != width) {
      steps.add(new Pad(image.pass(ResizeRule.WIDTH, targetWidth), left, batch.dataType(), 0));
    }
    TensorSpec target =
        SpatialLayout.resized(batch, 1, List.of(targetHeight, targetWidth), batch.dataType());
    return new Plan(batch, target, steps);
  }
}
