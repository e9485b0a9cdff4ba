package io.halfpixel.opencv;

/**
 * The releases of OpenCV that give different pixels. All of them differ only in {@link
 * Interpolation#NEAREST_EXACT}, and 5.0 in the number of channels that it takes.
 */
public enum Version {
  /**
   * OpenCV 4.14. {@link Interpolation#NEAREST_EXACT} copies the pixel (q·i + q₀) / 2^16, rounded
   * down, with q = n·2^16 / N rounded to the nearest integer and q₀ = ⌊q/2⌋ − n mod 2, in integers
   * of 16 fractional bits; at most 512 channels.
   */
  V4_14(512),
  /**
   * OpenCV 5.0. {@link Interpolation#NEAREST_EXACT} copies the pixel ⌊f⌋ with f = s/2 + s + s + …,
   * i times s = n / N added in binary64, as Pillow does; at most 128 channels. In a fifth of all
   * pairs of sizes that differs from 4.14.
   */
  V5_0(128);

  private final int maxChannels;

  Version(int maxChannels) {
    this.maxChannels = maxChannels;
  }

  int maxChannels() {
    return maxChannels;
  }
}
