package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;

/**
 * {@code tf.image.central_crop}: the middle of images [n, h, w, c] or [h, w, c], a fraction of
 * their height and width.
 *
 * <pre>{@code
 * Tensor y = CentralCrop.of(0.875).apply(x);
 * }</pre>
 *
 * <p>An axis of length n loses trunc((n − n·fraction) / 2) pixels on both sides, computed in
 * binary64. A fraction of 1 returns any tensor as it is. Every data type, which is kept; bits are
 * copied. Immutable and thread-safe.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}, {@code central_crop}.
 */
public final class CentralCrop extends Operation<CentralCrop> {
  private final double fraction;

  private CentralCrop(double fraction, Execution execution) {
    super(execution);
    this.fraction = fraction;
  }

  /**
   * Returns the operation.
   *
   * @param centralFraction how much of height and width is kept, in (0, 1]
   * @throws InvalidArgumentException if the fraction is outside of (0, 1]
   */
  public static CentralCrop of(double centralFraction) {
    if (!(centralFraction > 0 && centralFraction <= 1)) {
      throw new InvalidArgumentException(
          "central_fraction must be within (0, 1], but got " + centralFraction);
    }
    return new CentralCrop(centralFraction, Execution.DEFAULT);
  }

  @Override
  protected CentralCrop with(Execution execution) {
    return new CentralCrop(fraction, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the fraction is less than 1 and the shape is not [n, h, w,
   *     c] or [h, w, c] with h, w and c at least 1, the memory format is {@link
   *     MemoryFormat#CHANNELS_LAST}, or that of a shape [h, w, c] is not {@link
   *     MemoryFormat#CONTIGUOUS}
   */
  @Override
  public Plan plan(TensorSpec source) {
    if (fraction == 1) {
      return Plans.identity(source);
    }
    long[] shape = source.shape().toArray();
    if (shape.length < 3) {
      throw new InvalidArgumentException(
          "'image' (shape " + BoundingBox.tuple(shape) + ") must be at least three-dimensional.");
    }
    BoundingBox.checkNotEmpty(shape);
    if (shape.length > 4) {
      throw new InvalidArgumentException(
          "`image` should either be a Tensor with rank = 3 or rank = 4. Had rank = "
              + shape.length
              + ".");
    }
    return Images.plan(source, this::planBatch);
  }

  private Plan planBatch(TensorSpec batch) {
    SpatialLayout image = BoundingBox.layout(batch);
    int rows = image.length(ResizeRule.HEIGHT);
    int columns = image.length(ResizeRule.WIDTH);
    int top = start(rows);
    int left = start(columns);
    return new BoundingBox(top, left, rows - 2 * top, columns - 2 * left).crop(batch);
  }

  private int start(int length) {
    double whole = length;
    return (int) ((whole - whole * fraction) / 2);
  }

  /** Returns the call as TensorFlow's users write it. */
  @Override
  public String toString() {
    return "tf.image.central_crop(central_fraction=" + fraction + ")";
  }
}
