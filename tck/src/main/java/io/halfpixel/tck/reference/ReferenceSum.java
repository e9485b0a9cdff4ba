package io.halfpixel.tck.reference;

import io.halfpixel.plan.Accumulation;

/** The weighted sums of {@link Accumulation}, word for word. */
public final class ReferenceSum {
  private final Arithmetic type;
  private final double[] v;
  private final double[] w;

  /** The number of the last tap, as in the definitions. */
  private final int m;

  private ReferenceSum(Arithmetic type, double[] values, double[] weights) {
    this.type = type;
    this.v = values;
    this.w = weights;
    this.m = values.length - 1;
  }

  /** Returns the sum of values times weights in an order; all are numbers of the arithmetic. */
  public static double of(Accumulation order, Arithmetic type, double[] values, double[] weights) {
    return values.length == 0 ? +0.0 : new ReferenceSum(type, values, weights).sum(order);
  }

  private double sum(Accumulation order) {
    return switch (order) {
      case SEQUENTIAL -> plain(product(0), 1, m);
      case SEQUENTIAL_FROM_ZERO -> plain(+0.0, 0, m);
      case SEQUENTIAL_FMA -> fused(product(0), 1, m);
      case PAIR_FMA -> m == 0 ? product(0) : fused(fma(0, product(1)), 2, m);
      case REVERSED -> backwards().sum(Accumulation.SEQUENTIAL);
      case REVERSED_FMA -> backwards().sum(Accumulation.SEQUENTIAL_FMA);
      case REVERSED_PAIR_FMA -> backwards().sum(Accumulation.PAIR_FMA);
      case FOURS_THEN_FMA -> groupsOf(4);
      case TWOS_THEN_FMA -> groupsOf(2);
      case LERP -> type.add(v[0], type.multiply(type.subtract(v[1], v[0]), w[1]));
      case PAIRWISE -> type.add(+0.0, pairwise(0, m + 1));
    };
  }

  /** Sums so many products from one on as NumPy does. */
  private double pairwise(int from, int count) {
    if (count > 128) {
      int half = 8 * (count / 16);
      return type.add(pairwise(from, half), pairwise(from + half, count - half));
    }
    if (count < 8) {
      return plain(product(from), from + 1, from + count - 1);
    }
    double[] r = new double[8];
    int inGroups = 8 * (count / 8);
    for (int k = 0; k < inGroups; k++) {
      r[k % 8] = k < 8 ? product(from + k) : type.add(r[k % 8], product(from + k));
    }
    double low = type.add(type.add(r[0], r[1]), type.add(r[2], r[3]));
    double high = type.add(type.add(r[4], r[5]), type.add(r[6], r[7]));
    return plain(type.add(low, high), from + inGroups, from + count - 1);
  }

  private double groupsOf(int size) {
    int inGroups = size * (m / size);
    return fused(plain(product(0), 1, inGroups), inGroups + 1, m);
  }

  /** Adds the products of the taps [first, last] to t, each product and each sum rounded. */
  private double plain(double t, int first, int last) {
    double sum = t;
    for (int j = first; j <= last; j++) {
      sum = type.add(sum, product(j));
    }
    return sum;
  }

  /** Adds the products of the taps [first, last] to t, each fused. */
  private double fused(double t, int first, int last) {
    double sum = t;
    for (int j = first; j <= last; j++) {
      sum = fma(j, sum);
    }
    return sum;
  }

  private double product(int j) {
    return type.multiply(v[j], w[j]);
  }

  private double fma(int j, double t) {
    return type.fma(v[j], w[j], t);
  }

  private ReferenceSum backwards() {
    double[] values = new double[m + 1];
    double[] weights = new double[m + 1];
    for (int j = 0; j <= m; j++) {
      values[j] = v[m - j];
      weights[j] = w[m - j];
    }
    return new ReferenceSum(type, values, weights);
  }
}
