package io.halfpixel.opencv;

/**
 * One axis of a call.
 *
 * @param from n, the length of the image, at least 1
 * @param to N, the length of the result, at least 1
 * @param factor what the call enlarges by, above 0: {@code fx} or {@code fy} as given, or N/n where
 *     the call has a size. N is the rounded product of n and it, and not always near it
 */
record Axis(int from, int to, double factor) {
  /** The spacing of the double 1: closer than this, a scale counts as a whole number. */
  private static final double EPSILON = Math.ulp(1.0);

  /** Returns the axis of a call with a size. */
  static Axis ofSize(int from, int to) {
    return new Axis(from, to, (double) to / from);
  }

  /** Returns how many pixels of the image one pixel of the result covers. */
  double scale() {
    return 1 / factor;
  }

  /** Returns whether the scale is a whole number. */
  boolean isWhole() {
    return Math.abs(scale() - Math.rint(scale())) < EPSILON;
  }

  /** Returns the scale as a whole number. */
  int wholeScale() {
    return (int) Math.rint(scale());
  }

  /** Returns how many pixels of the result cover as many pixels of the image as the scale says. */
  int wholeCells() {
    return Math.min(from / wholeScale(), to);
  }

  /** Returns whether the last pixel of the result covers fewer pixels than the scale says. */
  boolean isCut() {
    return wholeCells() < to;
  }
}
