package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.rules.Filter;
import java.util.function.DoubleUnaryOperator;

/**
 * How much a pixel counts at a distance x, in pixels of the input, or of the output where the
 * filter is stretched to avoid aliasing. All filters are even; the weights of an output are scaled
 * to the sum 1. Immutable and thread-safe.
 *
 * <p>Interpolating filters are 1 at 0 and 0 at every other whole number: nearest, box, triangle,
 * {@code cubic(0, c)} with Catmull and Rom's, and Lanczos. The others smooth.
 */
public final class ResamplingFilter {
  private static final double MAX_SUPPORT = 64;

  /** Behind so many standard deviations a Gaussian is below 1/2900. */
  private static final int DEVIATIONS = 4;

  private static final ResamplingFilter NEAREST = new ResamplingFilter("nearest", Filter.BOX);
  private static final ResamplingFilter BOX = new ResamplingFilter("box", Filter.BOX);
  private static final ResamplingFilter TRIANGLE =
      new ResamplingFilter("triangle", Filter.TRIANGLE);
  private static final ResamplingFilter MITCHELL =
      new ResamplingFilter("mitchell", Filter.cubic(1 / 3.0, 1 / 3.0));
  private static final ResamplingFilter CATMULL_ROM =
      new ResamplingFilter("catmullRom", Filter.cubic(0, 0.5));

  private final String name;
  private final Filter filter;

  private ResamplingFilter(String name, Filter filter) {
    this.name = name;
    this.filter = filter;
  }

  /** Returns the choice of the pixel that the centre of the output lies in; it is no sum. */
  public static ResamplingFilter nearest() {
    return NEAREST;
  }

  /** Returns the box: 1 for |x| &lt; ½, ½ at ½. */
  public static ResamplingFilter box() {
    return BOX;
  }

  /** Returns the triangle: 1 − |x| for |x| &lt; 1, which is linear interpolation. */
  public static ResamplingFilter triangle() {
    return TRIANGLE;
  }

  /**
   * Returns the cubic with the parameters b and c: with x for |x|,
   *
   * <pre>
   * x &lt; 1: ((12 − 9b − 6c)x³ + (−18 + 12b + 6c)x² + 6 − 2b) / 6
   * x &lt; 2: ((−b − 6c)x³ + (6b + 30c)x² − (12b + 48c)x + 8b + 24c) / 6
   * </pre>
   *
   * <p>Source: D. Mitchell and A. Netravali, "Reconstruction filters in computer graphics", 1988,
   * equation 8.
   *
   * @throws InvalidArgumentException if b or c is outside [−2, 2]
   */
  public static ResamplingFilter cubic(double b, double c) {
    if (!(Math.abs(b) <= 2 && Math.abs(c) <= 2)) {
      throw new InvalidArgumentException("a cubic has b and c in [-2, 2], but got " + b + ", " + c);
    }
    return new ResamplingFilter("cubic(" + b + ", " + c + ")", Filter.cubic(b, c));
  }

  /** Returns the cubic (⅓, ⅓), which Mitchell and Netravali recommend. It smooths a little. */
  public static ResamplingFilter mitchell() {
    return MITCHELL;
  }

  /** Returns the cubic (0, ½) of E. Catmull and R. Rom, 1974; also R. Keys', 1981. */
  public static ResamplingFilter catmullRom() {
    return CATMULL_ROM;
  }

  /**
   * Returns Lanczos' filter sinc(x)·sinc(x/r) for |x| &lt; r, where sinc(x) = sin(πx)/(πx).
   *
   * <p>Source: C. Duchon, "Lanczos filtering in one and two dimensions", 1979; K. Turkowski,
   * "Filters for common resampling tasks", 1990.
   *
   * @throws InvalidArgumentException if the radius r is outside [2, 5]
   */
  public static ResamplingFilter lanczos(int radius) {
    if (radius < 2 || radius > 5) {
      throw new InvalidArgumentException("Lanczos has a radius in [2, 5], but got " + radius);
    }
    return new ResamplingFilter("lanczos(" + radius + ")", Filter.lanczos(radius));
  }

  /**
   * Returns the Gaussian e^(−x²/2σ²) for |x| &lt; 4σ.
   *
   * @param sigma σ, in pixels
   * @throws InvalidArgumentException if it is outside [0.125, 16]
   */
  public static ResamplingFilter gaussian(double sigma) {
    if (!(sigma >= 0.125 && sigma <= 16)) {
      throw new InvalidArgumentException("a Gaussian has a sigma in [0.125, 16], but got " + sigma);
    }
    double support = DEVIATIONS * sigma;
    double divisor = 2 * sigma * sigma;
    return new ResamplingFilter(
        "gaussian(" + sigma + ")",
        Filter.of(support, x -> x < support ? Exponential.ofMinus(x * x / divisor) : 0));
  }

  /**
   * Returns a filter of one's own. Where the weights of an output have no sum above 0, the nearest
   * pixel is taken.
   *
   * @param weight the function of |x|; it must always give the same finite numbers
   * @param support the distance from which on the weight is 0, in pixels
   * @throws InvalidArgumentException if the support is not in (0, 64]
   */
  public static ResamplingFilter of(DoubleUnaryOperator weight, double support) {
    if (!(support > 0 && support <= MAX_SUPPORT)) {
      throw new InvalidArgumentException("a filter has a support in (0, 64], but got " + support);
    }
    return new ResamplingFilter(
        "filter(support=" + support + ")",
        Filter.of(support, x -> x < support ? weight.applyAsDouble(x) : 0));
  }

  boolean isNearest() {
    return this == NEAREST;
  }

  Filter filter() {
    return filter;
  }

  /** Returns the name with its parameters, such as {@code lanczos(3)}. */
  @Override
  public String toString() {
    return name;
  }
}
