package io.halfpixel.opencv;

/**
 * The releases of OpenCV that give different pixels. All of them differ only in {@link
 * Interpolation#NEAREST_EXACT}, and 5.0 in the types and the number of channels that it takes.
 */
public enum Version {
  /**
   * OpenCV 4.6. {@link Interpolation#NEAREST_EXACT} copies pixel ⌊(q·i + q₀) / 2^16⌋, with q =
   * n·2^16 / N rounded to the nearest integer and q₀ = ⌊q/2⌋ − 1; at most 512 channels.
   */
  V4_6(512),
  /** OpenCV 4.14: the same with q₀ = ⌊q/2⌋ − n mod 2. */
  V4_14(512),
  /**
   * OpenCV 5.0. {@link Interpolation#NEAREST_EXACT} copies pixel ⌊f⌋ with f = s/2 + s + s + …, i
   * times s = n / N added in binary64, as Pillow does. In a fifth of all pairs of lengths that
   * differs from 4.14. At most 128 channels; {@code int64}, {@code bfloat16} and {@code bool} too.
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
