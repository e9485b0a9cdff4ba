package io.halfpixel.image;

import io.halfpixel.Tensor;
import io.halfpixel.preprocess.Orientation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, before a library's rules.
 *
 * @param format the format of the file
 * @param kind what a pixel is
 * @param bits of a sample as it is stored: 1 to 8, or 16
 * @param samples [h, w, bands], or [h, w] for one band; {@code uint8}, for 16 bits {@code uint16};
 *     not scaled: 2 bits are 0 to 3
 * @param palette the colours of {@link Kind#PALETTE}
 * @param key the samples of the one transparent colour, if there is one
 * @param orientation how the image stands
 */
record StoredPixels(
    ImageFormat format,
    Kind kind,
    int bits,
    Tensor samples,
    @Nullable Palette palette,
    @Nullable List<Integer> key,
    Orientation orientation) {

  /** What the bands are. */
  enum Kind {
    GRAY(1),
    GRAY_ALPHA(2),
    RGB(3),
    RGBA(4),
    /** As in Pillow: 0 is no ink. */
    CMYK(4),
    PALETTE(1);

    private final int bands;

    Kind(int bands) {
      this.bands = bands;
    }

    int bands() {
      return bands;
    }

    /** Returns the kind of so many bands that are gray or colour, with or without opacity. */
    static Kind of(int bands) {
      return values()[bands - 1];
    }
  }

  int height() {
    return (int) samples.shape().length(0);
  }

  int width() {
    return (int) samples.shape().length(1);
  }

  /** Returns the samples of 8 bits or fewer. */
  byte[] bytes() {
    return (byte[]) samples.array();
  }

  /** Returns the samples in bytes: fewer bits fill them, of more the upper ones are taken. */
  byte[] fullBytes() {
    if (bits == 16) {
      short[] words = (short[]) samples.array();
      byte[] bytes = new byte[words.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (words[i] >> Byte.SIZE);
      }
      return bytes;
    }
    if (bits == Byte.SIZE || kind == Kind.PALETTE) {
      return bytes();
    }
    int factor = 255 / ((1 << bits) - 1);
    byte[] stored = bytes();
    byte[] bytes = new byte[stored.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (stored[i] * factor);
    }
    return bytes;
  }
}
