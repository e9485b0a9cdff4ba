package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * For every output index of an axis, the input indices it reads and the weight of each, in
 * summation order.
 *
 * <p>Stored as one list of taps cut into rows: the taps of output i are those in [{@code start(i)},
 * {@code start(i + 1)}). An index may repeat (a clamped edge reads the edge pixel more than once)
 * and a row may be empty (its sum is +0).
 *
 * <p>Weights are held as {@code double} whatever the step computes in: a binary32 weight and an
 * integer weight are exact there. The step that owns the table checks that each weight is a value
 * of its weight type. Immutable and thread-safe.
 */
public final class TapTable {
  private final int[] starts;
  private final int[] indices;
  private final double[] weights;
  private final boolean single;

  private TapTable(int[] starts, int[] indices, double[] weights, boolean single) {
    this.starts = starts;
    this.indices = indices;
    this.weights = weights;
    this.single = single;
  }

  /**
   * Returns a table in which row i holds the taps [starts[i], starts[i + 1]).
   *
   * @param starts the start of each row and, last, the number of taps; ascending from 0
   * @param indices the input index of each tap, at least 0
   * @param weights the weight of each tap
   * @throws InvalidArgumentException if the arrays do not describe such rows
   */
  public static TapTable of(int[] starts, int[] indices, double[] weights) {
    return owning(starts.clone(), indices.clone(), weights.clone(), false);
  }

  /**
   * Does the same with arrays that nobody else has.
   *
   * @param single whether all weights are known to be binary32 numbers
   */
  static TapTable owning(int[] starts, int[] indices, double[] weights, boolean single) {
    TapTable table = new TapTable(starts, indices, weights, single);
    table.check();
    return table;
  }

  /**
   * Returns a table in which every row has the same number of taps.
   *
   * @param taps the number of taps a row, at least 1
   * @param indices the input index of each tap, row after row
   * @param weights the weight of each tap, row after row
   * @throws InvalidArgumentException if the arrays do not describe such rows
   */
  public static TapTable uniform(int taps, int[] indices, double[] weights) {
    if (taps < 1 || indices.length % taps != 0) {
      throw new InvalidArgumentException(
          indices.length + " taps cannot be cut into rows of " + taps);
    }
    int[] starts = new int[indices.length / taps + 1];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = row * taps;
    }
    return of(starts, indices, weights);
  }

  /**
   * Returns the same taps with other weights.
   *
   * @param change what becomes of each weight
   */
  public TapTable withWeights(DoubleUnaryOperator change) {
    double[] changed = new double[weights.length];
    for (int tap = 0; tap < changed.length; tap++) {
      changed[tap] = change.applyAsDouble(weights[tap]);
    }
    return new TapTable(starts, indices, changed, false);
  }

  private void check() {
    boolean ascending = starts.length > 0 && starts[0] == 0;
    for (int row = 1; row < starts.length; row++) {
      ascending &= starts[row] >= starts[row - 1];
    }
    if (!ascending || starts[starts.length - 1] != indices.length) {
      throw new InvalidArgumentException(
          "row starts ascend from 0 to the number of taps, "
              + indices.length
              + ", but got "
              + Arrays.toString(starts));
    }
    if (weights.length != indices.length) {
      throw new InvalidArgumentException(
          "a tap has an index and a weight, but got "
              + indices.length
              + " indices and "
              + weights.length
              + " weights");
    }
    int least = 0;
    for (int index : indices) {
      least = Math.min(least, index);
    }
    if (least < 0) {
      throw new InvalidArgumentException("a tap has an index >= 0, but got " + least);
    }
  }

  /** Returns the number of rows, which is the output length of the axis. */
  public int rows() {
    return starts.length - 1;
  }

  /** Returns the number of taps of all rows. */
  public int taps() {
    return indices.length;
  }

  /** Whether all weights are known to be binary32 numbers, which need not be looked at again. */
  boolean isSingle() {
    return single;
  }

  /** Returns how many taps a row has on average. */
  double tapsPerRow() {
    return (double) taps() / rows();
  }

  /** Returns the position of the first tap of a row; {@code start(rows())} is {@link #taps()}. */
  public int start(int row) {
    return starts[row];
  }

  /** Returns the number of taps of a row. */
  public int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Returns the input index of the tap at a position in [0, taps). */
  public int index(int tap) {
    return indices[tap];
  }

  /** Returns the weight of the tap at a position in [0, taps). */
  public double weight(int tap) {
    return weights[tap];
  }

  /** Returns the number of taps of the longest row. */
  public int maxCount() {
    int max = 0;
    for (int row = 0; row < rows(); row++) {
      max = Math.max(max, count(row));
    }
    return max;
  }

  /** Returns the largest input index of all taps, or -1 if there is no tap. */
  public int maxIndex() {
    int max = -1;
    for (int index : indices) {
      max = Math.max(max, index);
    }
    return max;
  }

  /** Returns a copy of the row starts, with the number of taps as last element. */
  public int[] starts() {
    return starts.clone();
  }

  /** Returns a copy of the input indices of all taps. */
  public int[] indices() {
    return indices.clone();
  }

  /** Returns a copy of the weights of all taps. */
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TapTable table
        && Arrays.equals(starts, table.starts)
        && Arrays.equals(indices, table.indices)
        && Arrays.equals(weights, table.weights);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(starts) + Arrays.hashCode(indices))
        + Arrays.hashCode(weights);
  }

  /** Returns the number of rows and of taps a row. */
  @Override
  public String toString() {
    return rows() + " rows of up to " + maxCount() + " taps";
  }
}
