package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.image.StoredPixels.Kind;
import io.halfpixel.preprocess.Orientation;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** The samples of Java's images, as they are stored: no colour management, no gamma. */
final class BufferedPixels {
  private BufferedPixels() {}

  /** Returns a copy of the samples. Of colours that are multiplied with the opacity, divides it. */
  static StoredPixels of(ImageFormat format, BufferedImage image, Orientation orientation) {
    ColorModel model = image.getColorModel();
    Tensor samples = RasterSamples.copy(image.getRaster());
    if (model instanceof IndexColorModel indexed) {
      return new StoredPixels(
          format, Kind.PALETTE, Byte.SIZE, samples, Palette.of(indexed), null, orientation);
    }
    int bits = samples.dataType() == DataType.U16 ? Short.SIZE : Byte.SIZE;
    boolean cmyk = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    Kind kind = cmyk ? Kind.CMYK : Kind.of(image.getRaster().getNumBands());
    Tensor full = bits == Byte.SIZE ? full(samples, model.getComponentSize()) : samples;
    if (image.isAlphaPremultiplied() && bits == Byte.SIZE) {
      divide((byte[]) full.array(), kind.bands());
    }
    return new StoredPixels(format, kind, bits, full, null, null, orientation);
  }

  /** Stretches samples of fewer bits to a byte, rounding down as Pillow does. */
  private static Tensor full(Tensor samples, int[] sizes) {
    if (Arrays.stream(sizes).allMatch(size -> size == Byte.SIZE)) {
      return samples;
    }
    byte[] from = (byte[]) samples.array();
    byte[] full = new byte[from.length];
    for (int i = 0; i < full.length; i++) {
      full[i] = (byte) ((from[i] & 0xFF) * 255 / ((1 << sizes[i % sizes.length]) - 1));
    }
    return Tensor.wrap(full, 0, samples.spec());
  }

  /** The samples are this class's own copy. */
  private static void divide(byte[] samples, int bands) {
    for (int i = 0; i < samples.length; i += bands) {
      int opacity = samples[i + bands - 1] & 0xFF;
      for (int band = 0; band < bands - 1 && opacity > 0; band++) {
        int colour = (2 * 255 * (samples[i + band] & 0xFF) + opacity) / (2 * opacity);
        samples[i + band] = (byte) Math.min(255, colour);
      }
    }
  }
}
