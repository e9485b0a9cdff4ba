package io.halfpixel.pillow;

/**
 * A part of an image, in pixels from its upper left corner.
 *
 * @param left where it begins horizontally
 * @param upper where it begins vertically
 * @param right where it ends horizontally
 * @param lower where it ends vertically
 */
record Box(double left, double upper, double right, double lower) {
  /** Makes every zero the same one, so that boxes are equal if their numbers are. */
  Box {
    left += 0.0;
    upper += 0.0;
    right += 0.0;
    lower += 0.0;
  }

  static Box whole(int width, int height) {
    return new Box(0, 0, width, height);
  }

  double width() {
    return right - left;
  }

  double height() {
    return lower - upper;
  }

  /** As a user wrote it: whole numbers without a point. */
  @Override
  public String toString() {
    return "(" + text(left) + ", " + text(upper) + ", " + text(right) + ", " + text(lower) + ")";
  }

  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
