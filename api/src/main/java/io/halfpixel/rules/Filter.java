package io.halfpixel.rules;

import java.util.function.DoubleUnaryOperator;

/**
 * How much a pixel counts at a distance: a function and its support. The standard ones are even and
 * computed in binary64; they are exactly 1 at 0 and 0 at every other whole number, except those
 * that smooth (cubics with b ≠ 0). Immutable and thread-safe.
 *
 * @param support the distance beyond which the function is 0, above 0
 * @param function the function
 */
public record Filter(double support, Function function) {
  /** 1 for |x| &lt; ½, and ½ at |x| = ½, where two outputs share a pixel. */
  public static final Filter BOX = of(0.5, x -> x < 0.5 ? 1 : x > 0.5 ? 0 : 0.5);

  /** 1 − |x| for |x| &lt; 1. */
  public static final Filter TRIANGLE = of(1, x -> x < 1 ? 1 - x : 0);

  /** Many values of a filter at once. */
  @FunctionalInterface
  public interface Function {
    /** Replaces arguments, which are distances with a sign, by weights. */
    void replace(double[] arguments);
  }

  /**
   * Returns an even filter.
   *
   * @param weight the function of |x|
   */
  public static Filter of(double support, DoubleUnaryOperator weight) {
    return new Filter(
        support,
        arguments -> {
          for (int j = 0; j < arguments.length; j++) {
            arguments[j] = weight.applyAsDouble(Math.abs(arguments[j]));
          }
        });
  }

  /**
   * Returns the cubic with the parameters b and c: (⅓, ⅓) is Mitchell's, (0, ½) Catmull and Rom's
   * and Keys' with a = −½, (0, ¾) Keys' with a = −¾.
   *
   * <p>Source: D. Mitchell and A. Netravali, "Reconstruction filters in computer graphics", 1988,
   * equation 8.
   */
  public static Filter cubic(double b, double c) {
    return of(
        2,
        x -> {
          if (x >= 2) {
            return 0;
          }
          return x < 1
              ? (((12 - 9 * b - 6 * c) * x + (-18 + 12 * b + 6 * c)) * x * x + (6 - 2 * b)) / 6
              : ((((-b - 6 * c) * x + (6 * b + 30 * c)) * x - (12 * b + 48 * c)) * x
                      + (8 * b + 24 * c))
                  / 6;
        });
  }

  /**
   * Returns the Lanczos filter sinc(x)·sinc(x/r) for |x| &lt; r, where sinc(x) = sin(πx)/(πx).
   *
   * <p>Source: C. Lanczos' σ factors as a window; C. Duchon, "Lanczos filtering in one and two
   * dimensions", 1979. The sine is {@link DoubleSine}.
   *
   * @param radius r, a whole number of at least 1
   */
  public static Filter lanczos(int radius) {
    return of(
        radius,
        x -> {
          if (x == 0) {
            return 1;
          }
          // The rounded π would leave a rest where the sine is 0.
          return x >= radius || x == Math.rint(x) ? 0 : sinc(x) * sinc(x / radius);
        });
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return DoubleSine.sin(angle) / angle;
  }
}
