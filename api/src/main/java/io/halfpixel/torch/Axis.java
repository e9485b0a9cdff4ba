package io.halfpixel.torch;

/**
 * One spatial axis of a call.
 *
 * @param inputLength the number of input pixels n, at least 1 but in mode area
 * @param outputLength the number of output pixels N, at least 1 but in mode area
 * @param scale the caller's scale if coordinates follow it, or 0 if they follow the two lengths
 * @param alignCorners whether the centres of the corner pixels coincide
 */
record Axis(int inputLength, int outputLength, double scale, boolean alignCorners) {
  /** Whether input and output have the same length. */
  boolean isSameLength() {
    return inputLength == outputLength;
  }

  /**
   * Returns after how many output pixels the place between two input pixels repeats, if places were
   * not rounded: N/gcd(n, N), or the same of n−1 and N−1 for aligned corners. At least 1.
   */
  int period() {
    int corners = alignCorners ? 1 : 0;
    int a = inputLength - corners;
    int b = outputLength - corners;
    while (a != 0) {
      int rest = b % a;
      b = a;
      a = rest;
    }
    return Math.max(1, (outputLength - corners) / Math.max(1, b));
  }

  /**
   * Returns the distance of two neighbouring output pixels, in input pixels: (n−1)/(N−1) for
   * aligned corners, 0 if N = 1; else 1/scale, divided in binary64, if a scale holds; else n/N. It
   * is used together with an N that was rounded down, so that 1/scale is not n/N.
   *
   * <p>Source: PyTorch, {@code area_pixel_compute_scale} in {@code
   * aten/src/ATen/native/UpSample.h}.
   */
  double ratio(Arithmetic arithmetic) {
    if (alignCorners) {
      return outputLength > 1
          ? arithmetic.quotient(
              arithmetic.round(inputLength - 1), arithmetic.round(outputLength - 1))
          : 0;
    }
    return scale > 0
        ? arithmetic.round(1 / scale)
        : arithmetic.quotient(arithmetic.round(inputLength), arithmetic.round(outputLength));
  }
}
