package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.image.Images;
import java.awt.image.BufferedImage;

/**
 * An 8-bit image in memory: rows of pixels of one to four channels, which are gray, gray and alpha,
 * RGB, or RGB and alpha.
 */
final class Picture {
  /** The most channels that an image can have. */
  static final int MAX_CHANNELS = 4;

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] samples;

  /** Creates a picture over an array that holds [height, width, channels], without copying it. */
  Picture(int height, int width, int channels, byte[] samples) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.samples = samples;
  }

  /**
   * Returns how many channels tensors of a specification have as pictures.
   *
   * @param spec float32 or uint8 of shape [1, c, h, w], or else [1, h, w, c] or [h, w, c]
   * @param channelsFirst whether the shape names the channels before height and width
   * @throws UserException if the specification is another one, or there are not 1 to 4 channels
   */
  static int channels(TensorSpec spec, boolean channelsFirst) {
    Shape shape = spec.shape();
    int rank = shape.rank();
    boolean one = (rank == 4 && shape.length(0) == 1) || (rank == 3 && !channelsFirst);
    long channels = one ? shape.length(channelsFirst ? 1 : rank - 1) : 0;
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new UserException(
          "a tensor "
              + shape
              + " is no image, which is "
              + (channelsFirst ? "[1, channels, height, width]" : "[1, height, width, channels]")
              + " with 1 to 4 channels; write it to a .npy file");
    }
    if (spec.dataType() != DataType.U8 && spec.dataType() != DataType.F32) {
      throw new UserException(
          "a tensor of "
              + spec.dataType()
              + " is no image, which is uint8 or float32; write it to a .npy file");
    }
    return (int) channels;
  }

  /**
   * Returns a tensor as a picture. Floats are rounded half to even and saturated to [0, 255], as
   * Keras converts resized images back to uint8; NaN becomes 0.
   *
   * @throws UserException under the conditions of {@link #channels(TensorSpec, boolean)}
   */
  static Picture of(Tensor tensor, boolean channelsFirst) {
    int channels = channels(tensor.spec(), channelsFirst);
    Shape shape = tensor.shape();
    int rows = channelsFirst ? 2 : shape.rank() - 3;
    boolean planar = channelsFirst == (tensor.spec().memoryFormat() == MemoryFormat.CONTIGUOUS);
    return new Picture(
        (int) shape.length(rows),
        (int) shape.length(rows + 1),
        channels,
        interleaved(bytes(tensor), planar ? channels : 1));
  }

  private static byte[] bytes(Tensor tensor) {
    if (tensor.array() instanceof float[] floats) {
      byte[] bytes = new byte[(int) tensor.spec().elements()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = saturated(floats[tensor.arrayOffset() + i]);
      }
      return bytes;
    }
    return (byte[]) tensor.copyToArray();
  }

  private static byte saturated(float value) {
    return (byte) Math.rint(Math.max(0f, Math.min(255f, value)));
  }

  private static byte[] interleaved(byte[] bytes, int planes) {
    if (planes == 1) {
      return bytes;
    }
    byte[] pixels = new byte[bytes.length];
    int plane = bytes.length / planes;
    for (int from = 0; from < bytes.length; from++) {
      pixels[from % plane * planes + from / plane] = bytes[from];
    }
    return pixels;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int channels() {
    return channels;
  }

  /** Returns the array itself, [height, width, channels]. */
  byte[] samples() {
    return samples;
  }

  /**
   * Returns the picture as a uint8 tensor over the same memory: [1, c, h, w] in channels-last
   * memory, or [1, h, w, c].
   */
  Tensor tensor(boolean channelsFirst) {
    return channelsFirst
        ? Tensor.channelsLast(samples, 1, channels, height, width)
        : Tensor.of(samples, 1, height, width, channels);
  }

  /** Returns the picture as Java's image over the same memory. */
  BufferedImage image() {
    return Images.image(Tensor.of(samples, height, width, channels));
  }

  /** Returns the picture as a contiguous uint8 tensor [1, c, h, w], a copy. */
  Tensor planes() {
    byte[] planes = new byte[samples.length];
    int plane = height * width;
    for (int to = 0; to < planes.length; to++) {
      planes[to] = samples[to % plane * channels + to / plane];
    }
    return Tensor.of(planes, 1, channels, height, width);
  }
}
