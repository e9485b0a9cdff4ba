package io.halfpixel.tensorflow;

/**
 * The weights of a cubic with parameter a at the fractions j/1024.
 *
 * <p>At distance t &lt; 1 the weight is ((a + 2)t − (a + 3))·t·t + 1, at distance 1 ≤ t ≤ 2 it is
 * ((a·t − 5a)·t + 8a)·t − 4a; the polynomials are evaluated in binary64 and stored in binary32.
 * Source: TensorFlow, {@code core/kernels/image/resize_bicubic_op.cc}, {@code InitCoeffsTable}; the
 * cubic is R. Keys, "Cubic convolution interpolation for digital image processing", 1981.
 */
final class CubicTable {
  /** The cubic of half-pixel coordinates, a = −½. */
  static final CubicTable HALF_PIXEL = new CubicTable(-0.5);

  /** The cubic of legacy and aligned coordinates, a = −¾. */
  static final CubicTable LEGACY = new CubicTable(-0.75);

  private static final int STEPS = 1024;

  private final float[] near = new float[STEPS + 1];
  private final float[] far = new float[STEPS + 1];

  private CubicTable(double a) {
    for (int j = 0; j <= STEPS; j++) {
      double t = j / (double) STEPS;
      double u = t + 1;
      near[j] = (float) (((a + 2) * t - (a + 3)) * t * t + 1);
      far[j] = (float) (((a * u - 5 * a) * u + 8 * a) * u - 4 * a);
    }
  }

  /**
   * Returns the weights of the pixels at −1, 0, 1 and 2 for a position in [0, 1) between the middle
   * two.
   */
  double[] weights(float fraction) {
    int j = (int) Math.rint(fraction * STEPS);
    return new double[] {far[j], near[j], near[STEPS - j], far[STEPS - j]};
  }
}
