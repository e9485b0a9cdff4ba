package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import io.halfpixel.keras.DataFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The network that was recorded in Keras, as blocks of DJL, and the recorded arrays. */
final class KerasCnn {
  private KerasCnn() {}

  /** Returns the network, not initialized. */
  static SequentialBlock network() {
    return new SequentialBlock()
        .add(Conv2d.builder().setFilters(32).setKernelShape(new Shape(3, 3)).build())
        .add(Activation.reluBlock())
        .add(upSampling(DataFormat.CHANNELS_FIRST))
        .add(ChannelsLastMemory.block())
        .add(Conv2d.builder().setFilters(3).setKernelShape(new Shape(3, 3)).build())
        .add(Activation.sigmoidBlock());
  }

  static UpSampling2D upSampling(DataFormat dataFormat) {
    return UpSampling2D.builder().size(2).interpolation("bilinear").dataFormat(dataFormat).build();
  }

  /** Returns the network with the recorded weights, for images of 32x32 pixels. */
  static SequentialBlock recorded(NDManager manager) {
    SequentialBlock network = network();
    network.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 32, 32));
    loadWeights(manager, network);
    return network;
  }

  static void loadWeights(NDManager manager, SequentialBlock network) {
    KerasWeights.copyTo(
        conv(network, 0), array(manager, "conv1_kernel_hwio"), array(manager, "conv1_bias"));
    KerasWeights.copyTo(
        conv(network, 4), array(manager, "conv2_kernel_hwio"), array(manager, "conv2_bias"));
  }

  static Conv2d conv(SequentialBlock network, int child) {
    return (Conv2d) network.getChildren().values().get(child);
  }

  /** Returns a recorded array as it is. */
  static NDArray array(NDManager manager, String name) {
    try (InputStream in =
        Objects.requireNonNull(
            KerasCnn.class.getResourceAsStream("keras-cnn/" + name + ".npy"), name)) {
      return NDList.decode(manager, in).singletonOrThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns a recorded [n, h, w, c] array as [n, c, h, w]. */
  static NDArray channelsFirst(NDManager manager, String name) {
    return array(manager, name).transpose(0, 3, 1, 2);
  }
}
