package io.halfpixel.rules;

import io.halfpixel.InvalidArgumentException;

/**
 * Halfpixel's own placement (rule HP-103): exact fractions of 64-bit integers, rounded to binary64
 * once, as the argument of a filter. Mirrored outputs have mirrored pixels and arguments.
 *
 * <p>With the interval [A/D, B/D) the centre of output i is (2NA + (2i + 1)(B − A)) / 2ND; of the
 * whole input that is ((2i + 1)·n) / 2N, or ((2i + 1)·n − N) / 2N where pixels have their centres
 * at whole numbers. Pixels at the very end of the support are reached too.
 *
 * @param inputLength n, at least 1
 * @param outputLength N, at least 1
 * @param from A; the interval may reach beyond the input
 * @param to B, above A
 * @param denominator D, at least 1
 * @param stretched whether filters are stretched where the ratio is above 1
 */
public record ExactPlacement(
    int inputLength, int outputLength, long from, long to, long denominator, boolean stretched)
    implements Placement {
  /** No sum of few numbers up to here overflows. */
  private static final long MAX = 1L << 58;

  /**
   * Checks the numbers.
   *
   * @throws InvalidArgumentException if one is outside its range, or n·N·D, |A|·N or |B|·N exceeds
   *     2^58
   */
  public ExactPlacement {
    boolean positive = inputLength >= 1 && outputLength >= 1 && denominator >= 1;
    if (!positive
        || denominator > MAX / inputLength / outputLength
        || from < -MAX / outputLength
        || to <= from
        || to > MAX / outputLength) {
      throw new InvalidArgumentException(
          "a placement has lengths of at least 1 whose product with the denominator is at most"
              + " 2^58, and an interval that is neither empty nor farther away, but got "
              + outputLength
              + " outputs on ["
              + from
              + ", "
              + to
              + ")/"
              + denominator
              + " of "
              + inputLength);
    }
  }

  /**
   * Returns the placement on the whole input.
   *
   * @throws InvalidArgumentException if a length is below 1, or their product exceeds 2^58
   */
  public static ExactPlacement whole(int inputLength, int outputLength, boolean stretched) {
    return new ExactPlacement(inputLength, outputLength, 0, inputLength, 1, stretched);
  }

  /** Half a pixel, in units of 1/2ND. */
  private long half() {
    return outputLength * denominator;
  }

  private long centre(int output) {
    return 2L * outputLength * from + (2L * output + 1) * (to - from);
  }

  /** The distance at which the argument of a filter is 1. */
  private long one() {
    return 2 * (stretched ? Math.max(to - from, half()) : half());
  }

  private long reach(double support) {
    return (long) Math.min(Math.ceil(support * one()), 0x1p61);
  }

  @Override
  public long first(int output, double support) {
    return -Math.floorDiv(half() + reach(support) - centre(output), 2 * half());
  }

  @Override
  public long end(int output, double support) {
    return Math.floorDiv(centre(output) + reach(support) - half(), 2 * half()) + 1;
  }

  @Override
  public long most(double support) {
    return reach(support) / half() + 1;
  }

  @Override
  public void arguments(int output, long first, double[] arguments) {
    long distance = (2 * first + 1) * half() - centre(output);
    long one = one();
    for (int j = 0; j < arguments.length; j++) {
      arguments[j] = (double) distance / one;
      distance += 2 * half();
    }
  }
}
