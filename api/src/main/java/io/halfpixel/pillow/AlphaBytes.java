package io.halfpixel.pillow;

import io.halfpixel.plan.Alpha;

/**
 * Multiplies the bytes of colours with the opacity, the last band, and divides them again, as
 * {@code Image.convert} does between the modes LA and La, RGBA and RGBa.
 *
 * <p>Source: Pillow, {@code Image.resize} and {@code Image.reduce} in {@code src/PIL/Image.py},
 * {@code src/libImaging/Convert.c}.
 */
final class AlphaBytes {
  private AlphaBytes() {}

  static void premultiply(Canvas canvas) {
    add(canvas, Alpha.Direction.PREMULTIPLY);
  }

  static void unpremultiply(Canvas canvas) {
    add(canvas, Alpha.Direction.UNPREMULTIPLY);
  }

  private static void add(Canvas canvas, Alpha.Direction direction) {
    canvas.add(new Alpha(canvas.pixels(), canvas.bands(), direction, canvas.type()));
  }
}
