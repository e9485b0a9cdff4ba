package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.Arrays;

/**
 * The common part of the operations {@code tf.raw_ops.Resize…}: images of shape [n, h, w, c] to a
 * size of two lengths, the new height and the new width.
 *
 * <p>Unless {@code alignCorners} or {@code halfPixelCenters} is set, output pixel i lies at input
 * position i·ratio, as in TensorFlow 1. Immutable and thread-safe: the methods that set an argument
 * return another operation.
 *
 * @param <S> the operation itself
 */
public abstract sealed class RawResize<S extends RawResize<S>> extends Differentiable<S>
    permits ResizeArea, ResizeBicubic, ResizeBilinear, ResizeNearestNeighbor {
  private final int[] size;
  private final Coordinates coordinates;

  RawResize(int[] size, Coordinates coordinates, Execution execution) {
    super(execution);
    if (coordinates.alignCorners() && coordinates.halfPixelCenters()) {
      throw new InvalidArgumentException(
          "If half_pixel_centers is True, align_corners must be False.");
    }
    if (size.length != 2) {
      throw new InvalidArgumentException("shape_t must have two elements[" + size.length + "]");
    }
    this.size = size.clone();
    this.coordinates = coordinates;
  }

  abstract S with(Coordinates other);

  abstract ResizeRule rule(Coordinates coordinates);

  /**
   * Returns the same operation with or without aligned corners: whether the centres of the corner
   * pixels of input and output coincide.
   *
   * @throws InvalidArgumentException if pixels have half-pixel centres as well
   */
  public final S alignCorners(boolean alignCorners) {
    return with(new Coordinates(alignCorners, coordinates.halfPixelCenters()));
  }

  final S halfPixel(boolean halfPixelCenters) {
    return with(new Coordinates(coordinates.alignCorners(), halfPixelCenters));
  }

  final int[] size() {
    return size;
  }

  final Coordinates coordinates() {
    return coordinates;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] with h, w and c at least 1, a
   *     new length is less than 1, the memory format is {@link MemoryFormat#CHANNELS_LAST}, or the
   *     operation is {@link ResizeNearestNeighbor} and h or w is 2^24 or more
   */
  @Override
  public final Plan plan(TensorSpec source) {
    return ImageResizer.plan(source, size[0], size[1], rule(coordinates));
  }

  @Override
  final Plan gradientPlan(TensorSpec images, TensorSpec gradOutput) {
    return ImageResizer.gradient(images, gradOutput, rule(coordinates));
  }

  /** Returns the operation and its arguments as TensorFlow names them. */
  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "(size="
        + Arrays.toString(size)
        + ", align_corners="
        + coordinates.alignCorners()
        + ", half_pixel_centers="
        + coordinates.halfPixelCenters()
        + ")";
  }
}
