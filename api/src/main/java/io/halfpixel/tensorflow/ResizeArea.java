package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;

/**
 * {@code tf.raw_ops.ResizeArea}: the mean of the pixels that an output pixel covers; the result is
 * {@code float32}.
 *
 * <pre>{@code
 * Tensor y = ResizeArea.of(480, 640).alignCorners(true).apply(x);
 * }</pre>
 *
 * <p>Enlarging repeats pixels, with means where an output pixel covers a border. Immutable and
 * thread-safe.
 */
public final class ResizeArea extends RawResize<ResizeArea> {
  private ResizeArea(int[] size, Coordinates coordinates, Execution execution) {
    super(size, coordinates, execution);
  }

  /**
   * Returns the operation with TensorFlow's default arguments.
   *
   * @param size the new height and the new width, in this order
   * @throws InvalidArgumentException if there are not two of them
   */
  public static ResizeArea of(int... size) {
    return new ResizeArea(size, Coordinates.LEGACY, Execution.DEFAULT);
  }

  @Override
  ResizeArea with(Coordinates other) {
    return new ResizeArea(size(), other, execution());
  }

  @Override
  protected ResizeArea with(Execution execution) {
    return new ResizeArea(size(), coordinates(), execution);
  }

  @Override
  ResizeRule rule(Coordinates coordinates) {
    return new AreaRule(coordinates);
  }
}
