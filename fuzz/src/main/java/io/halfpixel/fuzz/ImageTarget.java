package io.halfpixel.fuzz;

import io.halfpixel.image.DecodedImage;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.image.ImageFormatException;

/** An image file: its header and, if these are few, its pixels in every decoding. */
final class ImageTarget implements Target {
  private static final long MOST_PIXELS = 1 << 16;

  @Override
  public void take(byte[] bytes) {
    ImageFile.Header header;
    try {
      header = ImageFile.header(bytes);
    } catch (ImageFormatException e) {
      return; // Refused.
    }
    if (header.height() < 1 || header.width() < 1) {
      throw new AssertionError(header);
    }
    // Who bounds memory asks the header, and has to be told the truth.
    if ((long) header.height() * header.width() > MOST_PIXELS) {
      return;
    }
    for (Decoding decoding : Decoding.values()) {
      try {
        check(header, ImageFile.read(bytes, decoding));
      } catch (ImageFormatException e) {
        // Refused by this one; another may know the format.
      }
    }
  }

  private static void check(ImageFile.Header header, DecodedImage image) {
    boolean asStored = image.height() == header.height() && image.width() == header.width();
    boolean turned = image.height() == header.width() && image.width() == header.height();
    if (!asStored && !turned) {
      throw new AssertionError(header + ", but the pixels are " + image);
    }
  }
}
