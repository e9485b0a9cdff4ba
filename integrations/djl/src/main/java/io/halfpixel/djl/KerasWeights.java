package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import io.halfpixel.InvalidArgumentException;

/**
 * The weights of a Keras {@code Conv2D}, for DJL's.
 *
 * <p>Keras stores a kernel as [height, width, input channels, filters] (HWIO), DJL as [filters,
 * input channels, height, width] (OIHW); a bias is [filters] in both. {@code NDList.decode(manager,
 * stream)} reads the files that NumPy saves.
 *
 * <p>Source: Keras 3, {@code keras/src/layers/convolutional/base_conv.py}; DJL, {@code
 * ai/djl/nn/convolutional/Convolution.java}.
 */
public final class KerasWeights {
  private static final int KERNEL_AXES = 4;

  private KerasWeights() {}

  /**
   * Copies a kernel and a bias into a block that has been initialized.
   *
   * @param kernel the kernel, HWIO
   * @param bias the bias
   * @param block the block to change
   * @throws InvalidArgumentException if the block is not initialized or has no bias, or a shape or
   *     data type is not the block's; nothing is written
   */
  public static void copyTo(Conv2d block, NDArray kernel, NDArray bias) {
    if (kernel.getShape().dimension() != KERNEL_AXES) {
      throw new InvalidArgumentException(
          "a kernel is [height, width, input channels, filters], but got " + kernel.getShape());
    }
    NDArray oihw = kernel.transpose(3, 2, 0, 1);
    NDArray weights = parameter(block, "weight", oihw);
    NDArray biases = parameter(block, "bias", bias);
    oihw.copyTo(weights);
    bias.copyTo(biases);
  }

  /** Returns the array of a parameter that can take the given one. */
  private static NDArray parameter(Conv2d block, String name, NDArray given) {
    Parameter parameter = block.getDirectParameters().get(name);
    if (parameter == null || !parameter.isInitialized()) {
      throw new InvalidArgumentException(
          "weights are copied into a block that is initialized and has a weight and a bias; this"
              + " one has no "
              + name);
    }
    NDArray array = parameter.getArray();
    Shape shape = array.getShape();
    if (!shape.equals(given.getShape()) || array.getDataType() != given.getDataType()) {
      throw new InvalidArgumentException(
          "the block's %s is %s %s, but got %s %s"
              .formatted(name, array.getDataType(), shape, given.getDataType(), given.getShape()));
    }
    return array;
  }
}
