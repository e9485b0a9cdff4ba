package io.halfpixel.image;

import io.halfpixel.preprocess.Orientation;
import java.nio.ByteBuffer;

/**
 * How a camera was held, as EXIF says it.
 *
 * <p>Source of the format: JEITA CP-3451 (Exif), sections 4.5.4, 4.6.2 and 4.6.4.
 */
final class ExifOrientation {
  private static final int TAG = 0x0112;

  private ExifOrientation() {}

  /** The first directory of a TIFF structure; what does not fit in there is no orientation. */
  static Orientation ofTiff(ByteBuffer data) {
    int value = TiffDirectory.value(data, TAG, 1);
    return value >= 1 && value <= 8 ? Orientation.ofExif(value) : Orientation.UPRIGHT;
  }
}
