package io.halfpixel.image;

import io.halfpixel.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/** Images of the type of another one. */
final class SameKind {
  private SameKind() {}

  /** Returns an image of another size, without pixels. */
  static BufferedImage blank(BufferedImage image, int width, int height) {
    ColorModel model = image.getColorModel();
    if (image.getType() == BufferedImage.TYPE_CUSTOM || model instanceof IndexColorModel) {
      WritableRaster raster = image.getRaster().createCompatibleWritableRaster(width, height);
      return new BufferedImage(model, raster, image.isAlphaPremultiplied(), null);
    }
    return new BufferedImage(width, height, image.getType());
  }

  /** Returns an image with these samples, in the order of its bands. */
  static BufferedImage of(BufferedImage image, Tensor samples) {
    int height = (int) samples.shape().length(0);
    int width = (int) samples.shape().length(1);
    BufferedImage result = blank(image, width, height);
    RasterSamples.write(samples, result.getRaster());
    return result;
  }
}
