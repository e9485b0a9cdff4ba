package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.ExactPlacement;
import io.halfpixel.rules.Filter;
import io.halfpixel.rules.Normalization;
import java.util.Arrays;

/**
 * The weights of an axis. Every output weights the pixels that its filter reaches, in the order of
 * their places; a pixel that stands at several places has one weight. In a symmetric table, outputs
 * that mirror each other have mirrored rows. Belongs to one thread.
 */
final class FilterRows {
  /** The most taps of an axis. */
  private static final long MAX_TAPS = Integer.MAX_VALUE - 8;

  /** What the magnitudes of weights of the sum 1 may add up to. */
  private static final double MAX_MAGNITUDE = 16;

  /** Pixels inside with less than this share of all weights are not weighted. */
  private static final double LEAST_SHARE = 0.25;

  private final AxisSampling axis;
  private final ExactPlacement placement;
  private final Filter filter;
  private final Edge edge;
  private final boolean symmetric;

  /** The places [first, first + weights.length) of the rows that are computed. */
  private final long[] firsts;

  private final double[][] weights;
  private final double magnitude;

  /**
   * Computes the weights.
   *
   * @throws InvalidArgumentException if there are too many taps, or the filter gives numbers that
   *     are not finite or cancel each other
   */
  FilterRows(AxisSampling axis) {
    this.axis = axis;
    this.placement = axis.placement();
    this.filter = axis.settings().filter().filter();
    this.edge = axis.settings().edge().edge();
    this.symmetric = axis.isSymmetric();
    int outputs = axis.outputLength();
    if (placement.most(filter.support()) > MAX_TAPS / outputs) {
      throw new InvalidArgumentException(
          "an axis has at most 2^31 - 9 taps, but an output length of " + outputs + " needs more");
    }
    int computed = symmetric ? outputs - outputs / 2 : outputs;
    firsts = new long[computed];
    weights = new double[computed][];
    double most = 1;
    for (int i = 0; i < computed; i++) {
      weights[i] = row(i);
      double sum = 0;
      for (double weight : weights[i]) {
        sum += Math.abs(weight);
      }
      most = Math.max(most, sum);
    }
    if (most > MAX_MAGNITUDE) {
      throw new InvalidArgumentException(
          "weights of the sum 1 have magnitudes of a sum of at most 16, but those of "
              + axis.settings().filter()
              + " have "
              + most);
    }
    magnitude = most;
  }

  /** Returns the largest sum of the magnitudes of an output's weights, at least 1. */
  double magnitude() {
    return magnitude;
  }

  private double[] row(int output) {
    double support = filter.support();
    long first = placement.first(output, support);
    long end = Math.max(first, placement.end(output, support));
    double[] all = new double[(int) (end - first)];
    placement.arguments(output, first, all);
    filter.function().replace(all);
    double sum = sum(all);
    if (!Double.isFinite(sum)) {
      throw new InvalidArgumentException(
          "the weights of a filter are finite, but those of "
              + axis.settings().filter()
              + " are"
              + " not");
    }
    firsts[output] = first;
    if (edge == Edge.LEAVE_OUT) {
      long from = Math.min(Math.max(first, 0), axis.inputLength());
      long to = Math.min(Math.max(end, from), axis.inputLength());
      double[] inside =
          from < to
              ? Arrays.copyOfRange(all, (int) (from - first), (int) (to - first))
              : new double[0];
      firsts[output] = from;
      all = inside;
      sum = sum(all) >= sum * LEAST_SHARE ? sum(all) : 0;
    }
    if (!(sum > 0)) {
      return nearest(output);
    }
    Normalization.EXACT.apply(all);
    return all;
  }

  /** Takes the pixel that the centre of an output lies in, or half of each of two. */
  private double[] nearest(int output) {
    long first = axis.place(output, false);
    long last = axis.place(output, true);
    firsts[output] = first;
    return first == last ? new double[] {1} : new double[] {0.5, 0.5};
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * Returns the most bits of fraction with which the magnitudes of an output's weights, as whole
   * numbers, add up to at most 2^bits.
   */
  int fraction(int bits) {
    int fraction = bits;
    while (!fits(fraction, bits)) {
      fraction--;
    }
    return fraction;
  }

  private boolean fits(int fraction, int bits) {
    for (int i = 0; i < weights.length; i++) {
      long sum = 0;
      for (long whole : whole(i, fraction)) {
        sum += Math.abs(whole);
      }
      if (sum > 1L << bits) {
        return false;
      }
    }
    return true;
  }

  private long[] whole(int row, int fraction) {
    boolean middle = symmetric && 2L * row + 1 == axis.outputLength();
    return WholeWeights.of(weights[row], fraction, middle);
  }

  /**
   * Returns the taps with whole weights that add up to 2^fraction. The index n stands for what lies
   * outside.
   */
  TapTable table(int fraction) {
    PixelRow row = new PixelRow(axis);
    int outputs = axis.outputLength();
    TapRows rows = new TapRows(outputs, (int) Math.min(placement.most(filter.support()), 64));
    for (int i = 0; i < outputs; i++) {
      boolean mirrored = i >= weights.length;
      int computed = mirrored ? outputs - 1 - i : i;
      row.add(firsts[computed], whole(computed, fraction));
      row.moveTo(rows, mirrored);
    }
    return rows.table();
  }
}
