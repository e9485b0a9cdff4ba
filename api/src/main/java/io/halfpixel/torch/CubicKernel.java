package io.halfpixel.torch;

/**
 * The two pieces of Keys' cubic convolution kernel, with the roundings of PyTorch's builds.
 *
 * <p>((a+2)·t − (a+3))·t·t + 1 for |t| &lt; 1 and ((a·t − 5a)·t + 8a)·t − 4a for 1 ≤ |t| &lt; 2. A
 * build that fuses contracts each product with the sum that follows, except, where {@code
 * lastFused} is false, the last one: the compiler there vectorised it differently.
 *
 * <p>Source: R. Keys, "Cubic convolution interpolation for digital image processing" (1981);
 * PyTorch, {@code cubic_convolution1} and {@code cubic_convolution2} in {@code
 * aten/src/ATen/native/UpSample.h}.
 *
 * @param arithmetic the type and the build
 * @param a the free parameter: −½ or −¾
 * @param lastFused whether a fusing build fuses the last product and sum as well
 */
record CubicKernel(Arithmetic arithmetic, double a, boolean lastFused) {
  /** The inner piece, for t in [0, 1]. */
  double inner(double t) {
    double q = arithmetic.product(arithmetic.multiplyAdd(a + 2, t, -(a + 3)), t);
    return last(q, t, 1);
  }

  /** The outer piece, for t in [1, 2]. */
  double outer(double t) {
    double q = arithmetic.multiplyAdd(arithmetic.multiplyAdd(a, t, -5 * a), t, 8 * a);
    return last(q, t, -4 * a);
  }

  private double last(double q, double t, double constant) {
    return lastFused
        ? arithmetic.multiplyAdd(q, t, constant)
        : arithmetic.sum(arithmetic.product(q, t), constant);
  }
}
