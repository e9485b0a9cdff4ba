package io.halfpixel.onnx;

/**
 * One axis that an operator resizes.
 *
 * @param axis its number, at least 0
 * @param inputLength n, at least 1
 * @param outputLength N, at least 1
 * @param scale the scale, above 0; that of the caller, or N/n if sizes were given
 * @param region what {@code tf_crop_and_resize} stretches over the output
 * @param innermost whether all axes that come later have a length of 1
 */
record ResizedAxis(
    int axis, int inputLength, int outputLength, double scale, Region region, boolean innermost) {
  /**
   * A part of an axis, in units of the distance between its first and last pixel.
   *
   * @param start the coordinate of the first output pixel
   * @param end the coordinate of the last output pixel
   */
  record Region(float start, float end) {
    static final Region WHOLE = new Region(0, 1);
  }

  /** Returns s·n, which may be fractional. */
  double scaledLength() {
    return scale * inputLength;
  }
}
