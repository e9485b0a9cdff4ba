package io.halfpixel.pillow;

/**
 * A size as Pillow writes it.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Size(int width, int height) {
  double ratio() {
    if (height == 0) {
      throw Rounding.divisionByZero();
    }
    return (double) width / height;
  }

  @Override
  public String toString() {
    return "(" + width + ", " + height + ")";
  }
}
