package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;

/** Colours and the opacity, the last band, in 16 bits; and colours that stay within it. */
final class Opacity {
  private static final int MAX = 0xFFFF;

  private Opacity() {}

  /** Returns a copy whose colours are multiplied with the opacity. */
  static Tensor multiplied(Tensor pixels) {
    short[] samples = (short[]) pixels.copyToArray();
    int bands = (int) pixels.shape().length(2);
    for (int i = 0; i < samples.length; i++) {
      if (i % bands < bands - 1) {
        long opacity = samples[i / bands * bands + bands - 1] & MAX;
        samples[i] = (short) (((samples[i] & MAX) * opacity + MAX / 2) / MAX);
      }
    }
    return Tensor.wrap(samples, 0, pixels.spec());
  }

  /** Returns a copy whose colours are divided by the opacity. */
  static Tensor divided(Tensor pixels) {
    short[] samples = (short[]) pixels.copyToArray();
    int bands = (int) pixels.shape().length(2);
    for (int i = 0; i < samples.length; i++) {
      long opacity = samples[i / bands * bands + bands - 1] & MAX;
      if (i % bands < bands - 1 && opacity > 0) {
        long colour = ((samples[i] & MAX) * (long) MAX + opacity / 2) / opacity;
        samples[i] = (short) Math.min(MAX, colour);
      }
    }
    return Tensor.wrap(samples, 0, pixels.spec());
  }

  /**
   * Limits colours that are multiplied with the opacity to it: filters with negative weights
   * overshoot.
   *
   * @param pixels a dense tensor in an array, which is changed
   * @param opacity the channel of the opacity
   */
  static void clamp(Tensor pixels, int opacity) {
    int bands = (int) pixels.shape().length(2);
    boolean words = pixels.dataType() == DataType.U16;
    for (int i = 0; i < pixels.spec().elements(); i++) {
      int limit = i / bands * bands + opacity;
      if (words) {
        short[] samples = (short[]) pixels.array();
        samples[i] = (short) Math.min(samples[i] & MAX, samples[limit] & MAX);
      } else {
        byte[] samples = (byte[]) pixels.array();
        samples[i] = (byte) Math.min(samples[i] & 0xFF, samples[limit] & 0xFF);
      }
    }
  }
}
