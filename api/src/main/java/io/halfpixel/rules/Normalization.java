package io.halfpixel.rules;

/**
 * Scales the weights of an output to the sum 1. Immutable and thread-safe.
 *
 * @param precision the type of the weights and of all operations
 * @param order how the weights are added
 * @param division how they are divided by the sum
 * @param negligible a sum of a magnitude up to here counts as none, at least 0
 * @param withoutSum what becomes of weights that have none
 */
public record Normalization(
    Precision precision, Order order, Division division, double negligible, WithoutSum withoutSum) {
  /** How weights are added. */
  public enum Order {
    /** From the first to the last. */
    FIRST_TO_LAST,
    /** The first and the last, the second and the last but one, …: the same from both ends. */
    OUTSIDE_IN
  }

  /** How weights are divided by their sum. */
  public enum Division {
    /** Each by the sum. */
    QUOTIENT,
    /** Each is multiplied by the rounded reciprocal of the sum. */
    RECIPROCAL
  }

  /** What becomes of weights without a sum. */
  public enum WithoutSum {
    /** They stay as they are. */
    KEPT,
    /** They become 0. */
    ZERO
  }

  /** Halfpixel's own: binary64, and mirrored weights stay mirrored. */
  public static final Normalization EXACT =
      new Normalization(Precision.DOUBLE, Order.OUTSIDE_IN, Division.QUOTIENT, 0, WithoutSum.KEPT);

  /**
   * Returns the normalization of Pillow and of all that follow it: each weight is divided by the
   * running sum, unless that is 0.
   *
   * <p>Source: Pillow, {@code precompute_coeffs} in {@code src/libImaging/Resample.c}.
   */
  public static Normalization running(Precision precision) {
    return new Normalization(precision, Order.FIRST_TO_LAST, Division.QUOTIENT, 0, WithoutSum.KEPT);
  }

  /** Replaces weights, which are numbers of the type, by weights of the sum 1. */
  public void apply(double[] weights) {
    double sum = order == Order.FIRST_TO_LAST ? inOrder(weights) : outsideIn(weights);
    if (!(Math.abs(sum) > negligible)) {
      for (int j = 0; withoutSum == WithoutSum.ZERO && j < weights.length; j++) {
        weights[j] = 0;
      }
      return;
    }
    if (division == Division.RECIPROCAL) {
      double reciprocal = precision.round(1 / sum);
      for (int j = 0; j < weights.length; j++) {
        weights[j] = precision.round(weights[j] * reciprocal);
      }
    } else {
      for (int j = 0; j < weights.length; j++) {
        weights[j] = precision.round(weights[j] / sum);
      }
    }
  }

  private double inOrder(double[] weights) {
    if (precision == Precision.DOUBLE) {
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      return sum;
    }
    float sum = 0;
    for (double weight : weights) {
      sum += (float) weight;
    }
    return sum;
  }

  private double outsideIn(double[] weights) {
    double sum = 0;
    int last = weights.length - 1;
    for (int j = 0; 2 * j < last; j++) {
      sum = precision.round(sum + precision.round(weights[j] + weights[last - j]));
    }
    return weights.length % 2 == 1 ? precision.round(sum + weights[last / 2]) : sum;
  }
}
