package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import io.halfpixel.InvalidArgumentException;

/**
 * Moves the channels of an array to the end of its memory and leaves shape and values alone.
 *
 * <p>Put it between an upsampling block and a convolution that is trained with libtorch 2.7.1 on a
 * CPU: there the gradient of a convolution with respect to its input is wrong, and NaN at times, if
 * the input is contiguous and the number of filters is not a multiple of 16. With channels last in
 * memory it is right. {@code RecordedKerasTest} holds the training of such a network against Keras.
 */
public final class ChannelsLastMemory {
  private static final int AXES = 4;

  private ChannelsLastMemory() {}

  /** Returns a block without parameters that applies {@link #of}. */
  public static Block block() {
    return LambdaBlock.singleton(ChannelsLastMemory::of, "ChannelsLastMemory");
  }

  /**
   * Returns an [n, c, h, w] array with the same values that lies in memory as [n, h, w, c].
   *
   * @throws InvalidArgumentException if the array has not four axes
   */
  public static NDArray of(NDArray array) {
    Shape shape = array.getShape();
    if (shape.dimension() != AXES) {
      throw new InvalidArgumentException("an array is [n, c, h, w], but got " + shape);
    }
    // Reshaping to one axis is what makes the engine copy.
    NDArray flat = array.transpose(0, 2, 3, 1).reshape(shape.size());
    NDArray last = flat.reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
    return last.transpose(0, 3, 1, 2);
  }
}
