package io.halfpixel.pillow;

/**
 * The sizes of an aspect ratio that touch a given size from inside and from outside.
 *
 * <p>Source: Pillow, {@code contain} and {@code cover} in {@code src/PIL/ImageOps.py}.
 */
final class AspectRatio {
  private AspectRatio() {}

  /** Returns the largest size with the ratio of an image inside a size. */
  static Size inside(Canvas canvas, Size size) {
    return of(canvas, size, false);
  }

  /** Returns the smallest size with the ratio of an image around a size. */
  static Size around(Canvas canvas, Size size) {
    return of(canvas, size, true);
  }

  private static Size of(Canvas canvas, Size size, boolean around) {
    double ratio = (double) canvas.width() / canvas.height();
    double wanted = size.ratio();
    if (ratio == wanted) {
      return size;
    }
    return ratio > wanted != around
        ? new Size(
            size.width(), Rounding.round((double) canvas.height() / canvas.width() * size.width()))
        : new Size(Rounding.round(ratio * size.height()), size.height());
  }
}
