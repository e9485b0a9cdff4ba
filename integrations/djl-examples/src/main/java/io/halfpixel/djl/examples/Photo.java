package io.halfpixel.djl.examples;

import io.halfpixel.Tensor;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A photo and the same photo at half the size, shrunk with antialiasing.
 *
 * @param large the values in [0, 1], [1, 3, h, w]
 * @param small the values in [0, 1], [1, 3, h/2, w/2]
 */
record Photo(Tensor large, Tensor small) {
  static final int CHANNELS = 3;
  private static final float WHITE = 255f;

  /** Reads a photo that is part of the example; an odd last row or column is left out. */
  static Photo read(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Photo.class.getResourceAsStream(name), name)) {
      return of(ImageIO.read(in));
    }
  }

  private static Photo of(BufferedImage image) {
    int height = image.getHeight() / 2 * 2;
    int width = image.getWidth() / 2 * 2;
    float[] values = new float[CHANNELS * height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(x, y);
        for (int c = 0; c < CHANNELS; c++) {
          values[(c * height + y) * width + x] = (rgb >> (16 - 8 * c) & 0xff) / WHITE;
        }
      }
    }
    Tensor large = Tensor.of(values, 1, CHANNELS, height, width);
    Interpolate shrink =
        Interpolate.builder()
            .size(height / 2, width / 2)
            .mode(Mode.BILINEAR)
            .antialias(true)
            .build();
    return new Photo(large, shrink.forward(large));
  }

  /** Returns the number of rows of the small photo. */
  int rows() {
    return (int) small.shape().length(2);
  }

  /** Returns the number of columns of the small photo. */
  int columns() {
    return (int) small.shape().length(3);
  }

  /** Copies the square with a corner and a side into an array, [3, side, side] from an offset. */
  static void cut(Tensor photo, int top, int left, int side, float[] into, int offset) {
    int height = (int) photo.shape().length(2);
    int width = (int) photo.shape().length(3);
    float[] values = (float[]) photo.array();
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = 0; y < side; y++) {
        int from = photo.arrayOffset() + (c * height + top + y) * width + left;
        System.arraycopy(values, from, into, offset + (c * side + y) * side, side);
      }
    }
  }
}
