package io.halfpixel.pillow;

/**
 * A part of an image in the numbers that Pillow's C code has, binary32.
 *
 * @param left where it begins horizontally
 * @param upper where it begins vertically
 * @param right where it ends horizontally
 * @param lower where it ends vertically
 */
record FloatBox(float left, float upper, float right, float lower) {
  static FloatBox of(Box box) {
    return new FloatBox(
        (float) box.left(), (float) box.upper(), (float) box.right(), (float) box.lower());
  }

  /** Whether it lies on pixels and has this size. */
  boolean isCrop(int width, int height) {
    return left == (int) left
        && right - left == width
        && upper == (int) upper
        && lower - upper == height;
  }
}
