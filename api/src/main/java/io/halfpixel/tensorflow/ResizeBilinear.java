package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;

/**
 * {@code tf.raw_ops.ResizeBilinear}: linear interpolation; the result is {@code float32}.
 *
 * <pre>{@code
 * Tensor y = ResizeBilinear.of(480, 640).halfPixelCenters(true).apply(x);
 * }</pre>
 *
 * <p>An image that keeps its size is only cast. Immutable and thread-safe.
 */
public final class ResizeBilinear extends RawResize<ResizeBilinear> {
  private ResizeBilinear(int[] size, Coordinates coordinates, Execution execution) {
    super(size, coordinates, execution);
  }

  /**
   * Returns the operation with TensorFlow's default arguments.
   *
   * @param size the new height and the new width, in this order
   * @throws InvalidArgumentException if there are not two of them
   */
  public static ResizeBilinear of(int... size) {
    return new ResizeBilinear(size, Coordinates.LEGACY, Execution.DEFAULT);
  }

  /**
   * Returns the same operation with or without half-pixel centres: whether pixels are squares with
   * centres at ½, 1½, ….
   *
   * @throws InvalidArgumentException if corners are aligned as well
   */
  public ResizeBilinear halfPixelCenters(boolean halfPixelCenters) {
    return halfPixel(halfPixelCenters);
  }

  @Override
  ResizeBilinear with(Coordinates other) {
    return new ResizeBilinear(size(), other, execution());
  }

  @Override
  protected ResizeBilinear with(Execution execution) {
    return new ResizeBilinear(size(), coordinates(), execution);
  }

  @Override
  ResizeRule rule(Coordinates coordinates) {
    return new BilinearRule(coordinates);
  }
}
