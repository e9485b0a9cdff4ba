package io.halfpixel.image;

import io.halfpixel.Tensor;

/**
 * Colours and their opacity, the last band. Bytes are multiplied and divided with Pillow's formulas
 * for its modes RGBa and La.
 */
final class Opacity {
  private static final int MAX = 0xFFFF;
  private static final int OPAQUE = 0xFF;

  private Opacity() {}

  private static int bands(Tensor pixels) {
    return (int) pixels.shape().length(2);
  }

  /**
   * Returns whether nothing shines through.
   *
   * @param pixels [h, w, bands] in an array
   * @param opacity the channel of the opacity
   */
  static boolean isFull(Tensor pixels, int opacity) {
    if (!pixels.isDense()) {
      return false;
    }
    int bands = bands(pixels);
    int end = pixels.arrayOffset() + (int) pixels.spec().elements();
    int all = MAX;
    if (pixels.array() instanceof byte[] samples) {
      for (int i = pixels.arrayOffset() + opacity; i < end; i += bands) {
        all &= samples[i] | MAX - OPAQUE;
      }
    } else {
      short[] words = (short[]) pixels.array();
      for (int i = pixels.arrayOffset() + opacity; i < end; i += bands) {
        all &= words[i];
      }
    }
    return all == MAX;
  }

  /**
   * Multiplies the colours with the opacity, in place.
   *
   * @param pixels a dense tensor in an array of its own
   */
  static Tensor multiplied(Tensor pixels) {
    int bands = bands(pixels);
    if (pixels.array() instanceof byte[] samples) {
      for (int i = bands - 1; i < samples.length; i += bands) {
        int opacity = samples[i] & 0xFF;
        for (int at = i - bands + 1; at < i && opacity < OPAQUE; at++) {
          int product = (samples[at] & 0xFF) * opacity + 128;
          samples[at] = (byte) (product + (product >> 8) >> 8);
        }
      }
    } else {
      short[] words = (short[]) pixels.array();
      for (int i = bands - 1; i < words.length; i += bands) {
        long opacity = words[i] & MAX;
        for (int at = i - bands + 1; at < i; at++) {
          words[at] = (short) (((words[at] & MAX) * opacity + MAX / 2) / MAX);
        }
      }
    }
    return pixels;
  }

  /**
   * Divides the colours by the opacity, in place; invisible ones stay.
   *
   * @param pixels a dense tensor in an array of its own
   */
  static Tensor divided(Tensor pixels) {
    int bands = bands(pixels);
    if (pixels.array() instanceof byte[] samples) {
      for (int i = bands - 1; i < samples.length; i += bands) {
        int opacity = samples[i] & 0xFF;
        for (int at = i - bands + 1; at < i && opacity > 0 && opacity < OPAQUE; at++) {
          samples[at] = (byte) Math.min(OPAQUE, OPAQUE * (samples[at] & 0xFF) / opacity);
        }
      }
    } else {
      short[] words = (short[]) pixels.array();
      for (int i = bands - 1; i < words.length; i += bands) {
        long opacity = words[i] & MAX;
        for (int at = i - bands + 1; at < i && opacity > 0; at++) {
          long colour = ((words[at] & MAX) * (long) MAX + opacity / 2) / opacity;
          words[at] = (short) Math.min(MAX, colour);
        }
      }
    }
    return pixels;
  }

  /**
   * Limits colours that are multiplied with the opacity to it, in place: filters with negative
   * weights overshoot.
   *
   * @param pixels a dense tensor in an array of its own
   * @param opacity the channel of the opacity
   */
  static void clamp(Tensor pixels, int opacity) {
    int bands = bands(pixels);
    Object array = pixels.array();
    for (int i = 0; i < pixels.spec().elements(); i++) {
      int limit = i / bands * bands + opacity;
      if (array instanceof byte[] samples) {
        samples[i] = (byte) Math.min(samples[i] & 0xFF, samples[limit] & 0xFF);
      } else {
        short[] words = (short[]) array;
        words[i] = (short) Math.min(words[i] & MAX, words[limit] & MAX);
      }
    }
  }
}
