package io.halfpixel.cli;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The samples of Java's images, as they are stored: no colour management, no gamma. */
final class Pixels {
  private Pixels() {}

  /**
   * Copies the samples of a decoded image. Palettes and packed pixels of fewer than 8 bits are
   * expanded; a palette of grays becomes gray.
   *
   * @throws UserException if a channel has more than 8 bits, or the channels are not gray or RGB
   *     with or without alpha
   */
  static Picture copy(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return expanded(image, model.hasAlpha(), isGray(palette));
    }
    int bits = Arrays.stream(model.getComponentSize()).max().orElse(0);
    if (bits > 8) {
      throw new UserException(
          "has "
              + bits
              + " bits a channel, but images here have 8; convert it to 8 bits, or to a "
              + "float32 .npy tensor");
    }
    int space = model.getColorSpace().getType();
    boolean known = space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB;
    int channels = model.getNumComponents();
    if (!known || image.getRaster().getNumBands() != channels) {
      throw new UserException(
          "is neither gray nor RGB, but has "
              + image.getRaster().getNumBands()
              + " channels of another colour space; convert it to RGB first");
    }
    if (image.isAlphaPremultiplied()) {
      image.coerceData(false);
    }
    return bits == 8 ? raw(image, channels) : expanded(image, model.hasAlpha(), false);
  }

  private static boolean isGray(IndexColorModel palette) {
    for (int entry = 0; entry < palette.getMapSize(); entry++) {
      if (palette.getRed(entry) != palette.getGreen(entry)
          || palette.getRed(entry) != palette.getBlue(entry)) {
        return false;
      }
    }
    return true;
  }

  private static Picture raw(BufferedImage image, int channels) {
    int width = image.getWidth();
    byte[] samples = new byte[width * image.getHeight() * channels];
    int[] row = new int[width * channels];
    for (int y = 0, at = 0; y < image.getHeight(); y++) {
      image.getRaster().getPixels(0, y, width, 1, row);
      for (int sample : row) {
        samples[at++] = (byte) sample;
      }
    }
    return new Picture(image.getHeight(), width, channels, samples);
  }

  private static Picture expanded(BufferedImage image, boolean alpha, boolean gray) {
    int width = image.getWidth();
    int channels = (gray ? 1 : 3) + (alpha ? 1 : 0);
    byte[] samples = new byte[width * image.getHeight() * channels];
    int[] row = new int[width];
    for (int y = 0, at = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        for (int shift = gray ? 0 : 16; shift >= 0; shift -= 8) {
          samples[at++] = (byte) (argb >> shift);
        }
        if (alpha) {
          samples[at++] = (byte) (argb >> 24);
        }
      }
    }
    return new Picture(image.getHeight(), width, channels, samples);
  }

  /** Returns a picture as Java's image over the same memory. */
  static BufferedImage image(Picture picture) {
    int channels = picture.channels();
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(picture.samples(), picture.samples().length),
            picture.width(),
            picture.height(),
            picture.width() * channels,
            channels,
            IntStream.range(0, channels).toArray(),
            null);
    boolean alpha = channels % 2 == 0;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(channels < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }
}
