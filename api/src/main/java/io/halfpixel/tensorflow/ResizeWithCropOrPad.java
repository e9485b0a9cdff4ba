package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;

/**
 * {@code tf.image.resize_with_crop_or_pad}: the middle of images [n, h, w, c] or [h, w, c], or
 * zeros around them, each axis by itself.
 *
 * <pre>{@code
 * Tensor y = ResizeWithCropOrPad.of(224, 224).apply(x);
 * }</pre>
 *
 * <p>A longer axis loses its first ⌊(n − N) / 2⌋ pixels, a shorter one gets ⌊(N − n) / 2⌋ zeros in
 * front. Every data type, which is kept; bits are copied. Immutable and thread-safe.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}, {@code
 * resize_image_with_crop_or_pad}.
 */
public final class ResizeWithCropOrPad extends Operation<ResizeWithCropOrPad> {
  private final int height;
  private final int width;

  private ResizeWithCropOrPad(int height, int width, Execution execution) {
    super(execution);
    this.height = height;
    this.width = width;
  }

  /**
   * Returns the operation; as in TensorFlow, the size is checked when it meets a tensor.
   *
   * @param targetHeight the height of the result
   * @param targetWidth the width of the result
   */
  public static ResizeWithCropOrPad of(int targetHeight, int targetWidth) {
    return new ResizeWithCropOrPad(targetHeight, targetWidth, Execution.DEFAULT);
  }

  @Override
  protected ResizeWithCropOrPad with(Execution execution) {
    return new ResizeWithCropOrPad(height, width, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] or [h, w, c] with h, w and c
   *     at least 1, a target length is less than 1, the memory format is {@link
   *     MemoryFormat#CHANNELS_LAST}, or that of a shape [h, w, c] is not {@link
   *     MemoryFormat#CONTIGUOUS}
   */
  @Override
  public Plan plan(TensorSpec source) {
    BoundingBox.check(source);
    BoundingBox.checkTarget(height, width);
    return Images.plan(source, this::planBatch);
  }

  private Plan planBatch(TensorSpec batch) {
    int rows = BoundingBox.layout(batch).length(ResizeRule.HEIGHT);
    int columns = BoundingBox.layout(batch).length(ResizeRule.WIDTH);
    int keptRows = Math.min(rows, height);
    int keptColumns = Math.min(columns, width);
    BoundingBox part =
        new BoundingBox((rows - keptRows) / 2, (columns - keptColumns) / 2, keptRows, keptColumns);
    BoundingBox place =
        new BoundingBox((height - keptRows) / 2, (width - keptColumns) / 2, keptRows, keptColumns);
    Plan cropped = part.crop(batch);
    return Plans.chain(cropped, place.pad(cropped.target(), height, width));
  }

  /** Returns the call as TensorFlow's users write it. */
  @Override
  public String toString() {
    return "tf.image.resize_with_crop_or_pad(target_height="
        + height
        + ", target_width="
        + width
        + ")";
  }
}
