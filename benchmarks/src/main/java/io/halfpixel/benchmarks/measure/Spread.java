package io.halfpixel.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;

/**
 * Median and quartiles of times.
 *
 * @param lower a quarter of the times are at most this
 * @param median half of the times are at most this
 * @param upper three quarters of the times are at most this
 */
public record Spread(double lower, double median, double upper) {
  /**
   * Returns the spread of at least one time; between two times it interpolates.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(Collection<Double> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("no times");
    }
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** Returns the spread of the given times. */
  public static Spread of(double... times) {
    return of(Arrays.stream(times).boxed().toList());
  }
}
