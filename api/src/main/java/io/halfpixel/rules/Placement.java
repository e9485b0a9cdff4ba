package io.halfpixel.rules;

/**
 * Where the N outputs of an axis lie on an interval [a, b) of an input of n pixels, of which pixel
 * k covers [k, k + 1). With r = (b − a)/N the centre of output i is c = a + (i + ½)·r: a crop is an
 * interval and costs nothing.
 *
 * <p>The argument of a filter for pixel k is its distance k + ½ − c, divided by r where r &gt; 1 if
 * the filter is stretched, which is what antialiasing does. Implementations are immutable.
 */
public interface Placement {
  /** Returns n, at least 1. */
  int inputLength();

  /** Returns N, at least 1. */
  int outputLength();

  /**
   * Returns the first pixel that a filter reaches from an output. It may lie beyond the input.
   *
   * @param support the filter's support, above 0
   */
  long first(int output, double support);

  /** Returns the pixel behind the last one that a filter reaches. It may lie beyond the input. */
  long end(int output, double support);

  /** Returns the most pixels that a filter may reach from any output. */
  long most(double support);

  /** Writes the arguments of a filter for consecutive pixels from a first one on. */
  void arguments(int output, long first, double[] arguments);
}
