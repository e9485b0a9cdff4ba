package io.halfpixel.resample;

/** The exponential function, made of operations that are the same on every machine (HP-102). */
final class Exponential {
  /** Halvings of the argument, which are undone by as many squarings. */
  private static final int HALVINGS = 8;

  /** Terms of the series: x/2^8 is at most 1/8 there, and (1/8)^12/12! is below 2^-64. */
  private static final int TERMS = 12;

  private Exponential() {}

  /**
   * Returns e^−x, off by less than 2^-43 of itself.
   *
   * @param x in [0, 32]
   */
  static double ofMinus(double x) {
    double small = -Math.scalb(x, -HALVINGS);
    double sum = 1;
    for (int k = TERMS; k >= 1; k--) {
      sum = 1 + small / k * sum;
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum *= sum;
    }
    return sum;
  }
}
