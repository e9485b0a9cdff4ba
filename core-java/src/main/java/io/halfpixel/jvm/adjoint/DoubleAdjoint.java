package io.halfpixel.jvm.adjoint;

import io.halfpixel.plan.AdjointSum.Term;

/** Terms in {@code double}. */
final class DoubleAdjoint extends AdjointTerms<double[]> {
  DoubleAdjoint(Term term, int axes) {
    super(term, axes);
  }

  @Override
  void addZero(double[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] += 0; // of −0 makes +0
    }
  }

  @Override
  void clearUpTo(double magnitude, double[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = Math.abs(sums[i]) <= magnitude ? 0 : sums[i];
    }
  }

  @Override
  void add(
      double first,
      double second,
      double[] weights,
      double[] read,
      double[] sums,
      int begin,
      int end) {
    double outer = first * second;
    switch (term()) {
      case PRODUCT -> addProduct(outer, weights, read, sums, begin, end);
      case PRODUCT_FMA -> addFused(outer, weights, read, sums, begin, end);
      case SCALED, SCALED_IN_ORDER -> addScaled(first, second, weights, read, sums, begin, end);
      default -> addQuotients(first, second, weights, read, sums, begin, end);
    }
  }

  private static void addFused(
      double outer, double[] weights, double[] read, double[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = Math.fma(outer * weights[i], read[i], sums[i]);
    }
  }

  private static void addProduct(
      double outer, double[] weights, double[] read, double[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = sums[i] + outer * weights[i] * read[i];
    }
  }

  /** A factor of 1, of an axis that is not there, changes nothing. */
  private static void addScaled(
      double a, double b, double[] weights, double[] read, double[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = sums[i] + read[i] * a * b * weights[i];
    }
  }

  private void addQuotients(
      double a, double b, double[] weights, double[] read, double[] sums, int begin, int end) {
    double outer = a * b;
    for (int i = begin; i < end; i++) {
      double g = read[i];
      sums[i] =
          switch (term()) {
            case QUOTIENTS -> sums[i] + divided(g, a, b) / weights[i];
            case QUOTIENT -> sums[i] + g / (outer * weights[i]);
            default -> g / (outer * weights[i]);
          };
    }
  }

  private double divided(double g, double a, double b) {
    double value = axes() > 2 ? g / a : g;
    return axes() > 1 ? value / b : value;
  }
}
