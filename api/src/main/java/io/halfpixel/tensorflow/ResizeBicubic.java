package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;

/**
 * {@code tf.raw_ops.ResizeBicubic}: cubic interpolation; the result is {@code float32}, unclipped.
 *
 * <pre>{@code
 * Tensor y = ResizeBicubic.of(480, 640).halfPixelCenters(true).apply(x);
 * }</pre>
 *
 * <p>The cubic has a = −½ with half-pixel centres and a = −¾ without. Immutable and thread-safe.
 */
public final class ResizeBicubic extends RawResize<ResizeBicubic> {
  private ResizeBicubic(int[] size, Coordinates coordinates, Execution execution) {
    super(size, coordinates, execution);
  }

  /**
   * Returns the operation with TensorFlow's default arguments.
   *
   * @param size the new height and the new width, in this order
   * @throws InvalidArgumentException if there are not two of them
   */
  public static ResizeBicubic of(int... size) {
    return new ResizeBicubic(size, Coordinates.LEGACY, Execution.DEFAULT);
  }

  /**
   * Returns the same operation with or without half-pixel centres: whether pixels are squares with
   * centres at ½, 1½, ….
   *
   * @throws InvalidArgumentException if corners are aligned as well
   */
  public ResizeBicubic halfPixelCenters(boolean halfPixelCenters) {
    return halfPixel(halfPixelCenters);
  }

  @Override
  ResizeBicubic with(Coordinates other) {
    return new ResizeBicubic(size(), other, execution());
  }

  @Override
  protected ResizeBicubic with(Execution execution) {
    return new ResizeBicubic(size(), coordinates(), execution);
  }

  @Override
  ResizeRule rule(Coordinates coordinates) {
    return new BicubicRule(coordinates);
  }
}
