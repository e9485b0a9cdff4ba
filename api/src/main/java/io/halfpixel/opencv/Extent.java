package io.halfpixel.opencv;

/**
 * The size of the result as a call says it.
 *
 * @param width the width in pixels; if it or the height is 0 or less, the factors count
 * @param height the height in pixels, likewise
 * @param fx what the width is multiplied by
 * @param fy what the height is multiplied by
 */
record Extent(int width, int height, double fx, double fy) {
  /** A call that says nothing. */
  static final Extent NONE = new Extent(0, 0, 0, 0);

  /** Returns whether the size counts, not the factors. */
  boolean hasSize() {
    return width > 0 && height > 0;
  }

  /** Returns the same with a size. */
  Extent withSize(int newWidth, int newHeight) {
    return new Extent(newWidth, newHeight, fx, fy);
  }

  /** Returns the same with another factor of the width. */
  Extent withFx(double newFx) {
    return new Extent(width, height, newFx, fy);
  }

  /** Returns the same with another factor of the height. */
  Extent withFy(double newFy) {
    return new Extent(width, height, fx, newFy);
  }

  /**
   * Returns the height of an image, checked before the width where both are wrong in the same way.
   *
   * @throws io.halfpixel.InvalidArgumentException if OpenCV rejects the image or the call
   */
  Axis heightOf(int rows, int columns) {
    check(rows, columns);
    return hasSize() ? Axis.ofSize(rows, height) : new Axis(rows, rounded(rows, fy), fy);
  }

  /** Returns the width of an image, likewise. */
  Axis widthOf(int rows, int columns) {
    check(rows, columns);
    return hasSize() ? Axis.ofSize(columns, width) : new Axis(columns, rounded(columns, fx), fx);
  }

  private void check(int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw Refusal.assertion(
          "!ssize.empty()", "an image has pixels, but got " + columns + " x " + rows);
    }
    if (hasSize()) {
      return;
    }
    if (!(fx > 0)) {
      throw Refusal.assertion("inv_scale_x > 0", wanted());
    }
    if (!(fy > 0)) {
      throw Refusal.assertion("inv_scale_y > 0", wanted());
    }
    if (rounded(rows, fy) < 1 || rounded(columns, fx) < 1) {
      throw Refusal.assertion(
          "!dsize.empty()",
          "a result has 1 to 2^31 - 1 rows and columns, but fx = "
              + fx
              + " and fy = "
              + fy
              + " of "
              + columns
              + " x "
              + rows
              + " pixels do not give that");
    }
  }

  private String wanted() {
    return "a call has dsize with width and height above 0, or fx and fy above 0, but got " + this;
  }

  /** Returns the product, rounded to nearest, ties to even; 0 if that is no {@code int}. */
  private static int rounded(int length, double factor) {
    double product = Math.rint(length * factor);
    return product <= Integer.MAX_VALUE ? (int) product : 0;
  }

  /** Returns what of it a call would be given. */
  @Override
  public String toString() {
    String size = "dsize=(" + width + ", " + height + ")";
    return hasSize() ? size : size + ", fx=" + fx + ", fy=" + fy;
  }
}
