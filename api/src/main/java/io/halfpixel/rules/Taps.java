package io.halfpixel.rules;

import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;

/**
 * The taps of an axis, composed: every pixel that the filter reaches from an output, in ascending
 * order of its place, with the filter's weight at its distance, normalised. Immutable.
 *
 * @param placement where the outputs lie
 * @param edge what lies beyond the input
 * @param filter how much a pixel counts
 * @param normalization what the weights of an output add up to; where the edge is {@link
 *     Edge#LEAVE_OUT}, those of the pixels inside
 * @param zeros whether pixels of weight 0 are read, which shows where one of them is infinite
 */
public record Taps(
    Placement placement, Edge edge, Filter filter, Normalization normalization, boolean zeros) {
  /** The taps, and what they leave to others. Immutable. */
  public static final class Composed {
    private final TapTable table;
    private final double[] outside;

    private Composed(TapTable table, double[] outside) {
      this.table = table;
      this.outside = outside;
    }

    /** Returns the taps; a pixel that stands at several places has as many. */
    public TapTable table() {
      return table;
    }

    /**
     * Returns for each output the sum of the weights that fall on {@link Edge#CONSTANT}, in
     * binary64; 0 with any other edge.
     */
    public double[] outside() {
      return outside.clone();
    }
  }

  /**
   * Returns the taps of an axis without a constant.
   *
   * @throws io.halfpixel.InvalidArgumentException if there are more than 2^31 - 9 taps
   */
  public TapTable table() {
    return compose().table();
  }

  /**
   * Returns the taps of the axis.
   *
   * @throws io.halfpixel.InvalidArgumentException if there are more than 2^31 - 9 taps
   */
  public Composed compose() {
    int outputs = placement.outputLength();
    long most = placement.most(filter.support());
    long[] firsts = new long[outputs];
    int[] counts = new int[outputs];
    long taps = 0;
    for (int i = 0; i < outputs; i++) {
      firsts[i] = inside(placement.first(i, filter.support()));
      long end = inside(placement.end(i, filter.support()));
      counts[i] = (int) Math.max(0, Math.min(end - firsts[i], most));
      taps += counts[i];
    }
    TapRows rows = TapRows.ofTaps(outputs, Math.max(1, taps));
    double[] outside = new double[outputs];
    double[] weights = new double[0];
    for (int i = 0; i < outputs; i++) {
      if (weights.length != counts[i]) {
        weights = new double[counts[i]];
      }
      placement.arguments(i, firsts[i], weights);
      filter.function().replace(weights);
      normalization.apply(weights);
      outside[i] = add(rows, firsts[i], weights);
      rows.endRow();
    }
    return new Composed(rows.table(), outside);
  }

  private long inside(long place) {
    return edge == Edge.LEAVE_OUT ? Math.min(Math.max(place, 0), placement.inputLength()) : place;
  }

  /** Adds a row and returns the weight of what has no pixel. */
  private double add(TapRows rows, long first, double[] weights) {
    if (edge == Edge.LEAVE_OUT && zeros) {
      // The window was cut at the edges: all of it is pixels.
      for (int j = 0; j < weights.length; j++) {
        rows.add((int) first + j, weights[j]);
      }
      return 0;
    }
    double outside = 0;
    for (int j = 0; j < weights.length; j++) {
      int index = edge.index(first + j, placement.inputLength());
      if (index == Edge.NO_PIXEL) {
        outside += weights[j];
      } else if (zeros || weights[j] != 0) {
        rows.add(index, weights[j]);
      }
    }
    return outside;
  }
}
