package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;

/**
 * {@code tf.raw_ops.ResizeNearestNeighbor}: copies one pixel for each output pixel; the result has
 * the type of the input.
 *
 * <pre>{@code
 * Tensor y = ResizeNearestNeighbor.of(480, 640).halfPixelCenters(true).apply(x);
 * }</pre>
 *
 * <p>With aligned corners, positions are rounded, halves up; otherwise they are rounded down.
 * Immutable and thread-safe.
 */
public final class ResizeNearestNeighbor extends RawResize<ResizeNearestNeighbor> {
  private ResizeNearestNeighbor(int[] size, Coordinates coordinates, Execution execution) {
    super(size, coordinates, execution);
  }

  /**
   * Returns the operation with TensorFlow's default arguments.
   *
   * @param size the new height and the new width, in this order
   * @throws InvalidArgumentException if there are not two of them
   */
  public static ResizeNearestNeighbor of(int... size) {
    return new ResizeNearestNeighbor(size, Coordinates.LEGACY, Execution.DEFAULT);
  }

  /**
   * Returns the same operation with or without half-pixel centres: whether pixels are squares with
   * centres at ½, 1½, ….
   *
   * @throws InvalidArgumentException if corners are aligned as well
   */
  public ResizeNearestNeighbor halfPixelCenters(boolean halfPixelCenters) {
    return halfPixel(halfPixelCenters);
  }

  @Override
  ResizeNearestNeighbor with(Coordinates other) {
    return new ResizeNearestNeighbor(size(), other, execution());
  }

  @Override
  protected ResizeNearestNeighbor with(Execution execution) {
    return new ResizeNearestNeighbor(size(), coordinates(), execution);
  }

  @Override
  ResizeRule rule(Coordinates coordinates) {
    return new NearestRule(coordinates);
  }
}
