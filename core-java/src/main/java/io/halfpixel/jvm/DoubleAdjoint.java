package io.halfpixel.jvm;

import io.halfpixel.plan.AdjointSum.Term;
import java.util.Arrays;

/** Terms in {@code double}. */
final class DoubleAdjoint extends AdjointTerms<double[]> {
  DoubleAdjoint(Term term) {
    super(term);
  }

  @Override
  void clear(double[] row) {
    Arrays.fill(row, 0);
  }

  @Override
  void add(
      Term term,
      double[] outer,
      double weight,
      double[] from,
      int fromAt,
      double[] to,
      int toAt,
      int length) {
    double last = weight;
    double a = outer.length > 0 ? outer[0] : last;
    double b = outer.length > 1 ? outer[1] : last;
    int axes = outer.length + 1;
    double product = axes == 1 ? a : axes == 2 ? a * b : a * b * last;
    for (int i = 0; i < length; i++) {
      double g = from[fromAt + i];
      double sum = to[toAt + i];
      to[toAt + i] =
          switch (term) {
            case PRODUCT -> sum + product * g;
            case PRODUCT_FMA -> Math.fma(product, g, sum);
            case SCALED -> sum + scaled(g, a, b, last, axes);
            case QUOTIENTS -> sum + divided(g, a, b, last, axes);
            case QUOTIENT -> sum + g / product;
            case LAST_QUOTIENT -> g / product;
          };
    }
  }

  private static double scaled(double g, double a, double b, double c, int axes) {
    double value = g * a;
    value = axes > 1 ? value * b : value;
    return axes > 2 ? value * c : value;
  }

  private static double divided(double g, double a, double b, double c, int axes) {
    double value = g / a;
    value = axes > 1 ? value / b : value;
    return axes > 2 ? value / c : value;
  }
}
