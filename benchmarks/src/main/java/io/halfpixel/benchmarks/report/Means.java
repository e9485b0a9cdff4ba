package io.halfpixel.benchmarks.report;

import java.util.stream.DoubleStream;

/** Geometric means of ratios. */
final class Means {
  private Means() {}

  /**
   * A mean.
   *
   * @param ratio the geometric mean, NaN of nothing
   * @param count of how many ratios
   */
  record Mean(double ratio, int count) {}

  /** Returns the mean of those ratios that are positive and finite. */
  static Mean of(DoubleStream ratios) {
    double[] logs =
        ratios.filter(ratio -> ratio > 0 && Double.isFinite(ratio)).map(Math::log).toArray();
    double sum = DoubleStream.of(logs).sum();
    return new Mean(Math.exp(sum / logs.length), logs.length);
  }
}
