package io.halfpixel.torch;

/**
 * Where the centre of an output pixel lies among the input pixels, whose centres are at 0, 1, …,
 * n−1.
 *
 * <p>With r the ratio of {@link Axis#ratio}: aligned corners r·i, else r·(i + ½) − ½, compiled as
 * one fused operation where the build fuses. The modes nearest-exact and linear raise a negative
 * coordinate to 0, cubic convolution does not.
 *
 * <p>Source: PyTorch, {@code area_pixel_compute_source_index} and {@code guard_index_and_lambda} in
 * {@code aten/src/ATen/native/UpSample.h}.
 */
final class SourceCoordinate {
  private final Axis axis;
  private final Arithmetic arithmetic;
  private final double ratio;

  SourceCoordinate(Axis axis, Arithmetic arithmetic) {
    this.axis = axis;
    this.arithmetic = arithmetic;
    this.ratio = axis.ratio(arithmetic);
  }

  /**
   * The two pixels around a coordinate.
   *
   * @param left the index of the pixel at or to the left; negative if the coordinate is
   * @param fraction the way from there to the next pixel, in [0, 1]
   */
  record Position(int left, double fraction) {}

  /** Returns the coordinate of an output pixel, whatever its sign. */
  double free(int i) {
    double index = arithmetic.round(i);
    return axis.alignCorners()
        ? arithmetic.product(ratio, index)
        : arithmetic.multiplyAdd(ratio, arithmetic.sum(index, 0.5), -0.5);
  }

  /** Returns the coordinate of an output pixel, at least 0. */
  double raised(int i) {
    return Math.max(free(i), 0);
  }

  /**
   * Splits a coordinate. The index is the floor of its binary32 value, in every arithmetic, and at
   * most n−1.
   */
  Position split(double x) {
    int left = floor(x, axis.inputLength());
    double fraction = arithmetic.difference(x, arithmetic.round(left));
    return new Position(left, Math.min(Math.max(fraction, 0), 1));
  }

  /** Returns the smaller of n−1 and {@code floorf(x)}, which rounds to binary32 first. */
  static int floor(double x, int n) {
    return (int) Math.min(Math.floor((float) x), n - 1.0);
  }
}
