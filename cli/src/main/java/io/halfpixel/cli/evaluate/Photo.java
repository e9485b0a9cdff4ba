package io.halfpixel.cli.evaluate;

import io.halfpixel.Tensor;

/** A gray or RGB image of float32 samples in the range of 8 bits, [height, width, channels]. */
public final class Photo {
  private static final float WHITE = 255;

  private final int height;
  private final int width;
  private final int channels;
  private final float[] samples;

  Photo(int height, int width, int channels, float[] samples) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.samples = samples;
  }

  /**
   * Returns an 8-bit image of one to four channels: gray, gray and alpha, RGB, or RGB and alpha.
   * What has alpha is laid on white, as a page shows it, and rounded to 8 bits again.
   *
   * @param bytes the samples, [height, width, channels], without sign
   */
  public static Photo of(int height, int width, int channels, byte[] bytes) {
    int colours = channels < 3 ? 1 : 3;
    float[] samples = new float[height * width * colours];
    for (int pixel = 0; pixel < height * width; pixel++) {
      int from = pixel * channels;
      float opacity = channels == colours ? 1 : (bytes[from + colours] & 0xff) / WHITE;
      for (int c = 0; c < colours; c++) {
        float value = bytes[from + c] & 0xff;
        samples[pixel * colours + c] = (float) Math.rint(value * opacity + WHITE * (1 - opacity));
      }
    }
    return new Photo(height, width, colours, samples);
  }

  /** Returns a tensor of one image as an image. */
  static Photo of(Tensor tensor, boolean channelsFirst) {
    float[] values = (float[]) tensor.array();
    int rows = channelsFirst ? 2 : 1;
    int height = (int) tensor.shape().length(rows);
    int width = (int) tensor.shape().length(rows + 1);
    int channels = (int) tensor.shape().length(channelsFirst ? 1 : 3);
    return new Photo(
        height,
        width,
        channels,
        channelsFirst ? transposed(values, channels, height * width) : values);
  }

  /** Returns the transpose of a matrix of so many rows and columns. */
  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = matrix[row * columns + column];
      }
    }
    return result;
  }

  /** Returns the image as a contiguous tensor [1, c, h, w] or [1, h, w, c]. */
  Tensor tensor(boolean channelsFirst) {
    if (channelsFirst) {
      float[] planes = transposed(samples, height * width, channels);
      return Tensor.of(planes, 1, channels, height, width);
    }
    return Tensor.of(samples, 1, height, width, channels);
  }

  /** Returns the number of rows. */
  public int height() {
    return height;
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  int channels() {
    return channels;
  }

  /** Returns whether all pixels have the same colour. */
  boolean isFlat() {
    for (int i = channels; i < samples.length; i++) {
      if (samples[i] != samples[i - channels]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the samples themselves, [height, width, channels]. */
  float[] samples() {
    return samples;
  }

  /** Returns the part of a size from a pixel on, a copy. */
  Photo crop(int top, int left, int rows, int columns) {
    float[] part = new float[rows * columns * channels];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(
          samples,
          ((top + y) * width + left) * channels,
          part,
          y * columns * channels,
          columns * channels);
    }
    return new Photo(rows, columns, channels, part);
  }

  /** Returns the image with samples of 8 bits: rounded half to even, saturated to [0, 255]. */
  Photo toBytes() {
    float[] rounded = new float[samples.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) Math.rint(Math.max(0f, Math.min(255f, samples[i])));
    }
    return new Photo(height, width, channels, rounded);
  }

  /** Returns the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, or gray as it is. */
  Plane luma() {
    double[] luma = new double[height * width];
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          channels == 1
              ? samples[i]
              : 0.299 * samples[3 * i] + 0.587 * samples[3 * i + 1] + 0.114 * samples[3 * i + 2];
    }
    return new Plane(height, width, luma);
  }
}
