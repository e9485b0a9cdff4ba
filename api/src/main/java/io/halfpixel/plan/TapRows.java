package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.Objects;

/** Collects the taps of an axis, row after row, for a {@link TapTable}. Belongs to one thread. */
public final class TapRows {
  /** Row starts are an array with one element more. */
  private static final int MAX_ROWS = Elements.MAX_ARRAY - 1;

  private final int[] starts;
  private int[] indices;
  private double[] weights;
  private int row;
  private int tap;

  /** Whether all weights came as {@code float}. */
  private boolean single = true;

  /**
   * Creates an empty table.
   *
   * @param rows the number of rows that will be added, in [0, 2^31 - 10]
   * @param tapsPerRow about how many taps a row will have, at least 1
   * @throws InvalidArgumentException if one of them is outside its range
   */
  public TapRows(int rows, int tapsPerRow) {
    this((long) rows * tapsPerRow, rows);
  }

  private TapRows(long taps, int rows) {
    if (rows < 0 || rows > MAX_ROWS || taps < Math.min(rows, 1)) {
      throw new InvalidArgumentException(
          "a table has rows in [0, 2^31 - 10] and at least one tap a row, but got "
              + rows
              + " rows and "
              + taps
              + " taps");
    }
    starts = new int[rows + 1];
    indices = new int[(int) Math.min(taps, Elements.MAX_ARRAY)];
    weights = new double[indices.length];
  }

  /**
   * Returns an empty table for a known number of taps, which makes the table without a copy.
   *
   * @param rows the number of rows that will be added, in [0, 2^31 - 10]
   * @param taps the number of taps that all rows together will have, in [1, 2^31 - 9]
   * @throws InvalidArgumentException if one of them is outside its range
   */
  public static TapRows ofTaps(int rows, long taps) {
    if (taps > Elements.MAX_ARRAY) {
      throw tooMany(rows);
    }
    return new TapRows(taps, rows);
  }

  /**
   * Adds a tap to the row under construction, behind those it has: taps are summed in this order.
   *
   * @param index the input index that the tap reads; {@link #table} refuses negative ones
   * @param weight what the input is multiplied by
   * @throws InvalidArgumentException if there are 2^31 - 9 taps already
   */
  public void add(int index, double weight) {
    if (tap == indices.length) {
      grow();
    }
    indices[tap] = index;
    weights[tap] = weight;
    single = false;
    tap++;
  }

  /**
   * Adds and ends a row whose taps read neighbouring inputs. No other taps may have been added to
   * it.
   *
   * @param first the input index of the first tap
   * @param rowWeights the weights, one for each tap
   * @throws InvalidArgumentException if the table then has more than 2^31 - 9 taps
   * @throws IndexOutOfBoundsException if all rows have ended already
   */
  public void addRow(int first, double[] rowWeights) {
    single = false;
    addRow(first, rowWeights, 0, rowWeights.length);
  }

  /**
   * Adds and ends a row whose taps read neighbouring inputs, with the first of some weights. No
   * other taps may have been added to it.
   *
   * @param first the input index of the first tap
   * @param rowWeights the weights, one for each tap, and any others
   * @param count the number of taps
   * @throws InvalidArgumentException if the table then has more than 2^31 - 9 taps
   * @throws IndexOutOfBoundsException if there are not as many weights, or all rows have ended
   *     already
   */
  public void addRow(int first, float[] rowWeights, int count) {
    Objects.checkFromIndexSize(0, count, rowWeights.length);
    reserve(count);
    for (int k = 0; k < count; k++) {
      weights[tap + k] = rowWeights[k];
    }
    endRow(first, count);
  }

  /**
   * Adds and ends a row whose taps read neighbouring inputs, with the weights of an earlier row. No
   * other taps may have been added to it.
   *
   * @param first the input index of the first tap
   * @param earlier a row that has ended
   * @throws InvalidArgumentException if the table then has more than 2^31 - 9 taps
   * @throws IndexOutOfBoundsException if there is no such row, or all rows have ended already
   */
  public void addRow(int first, int earlier) {
    Objects.checkIndex(earlier, row);
    addRow(first, weights, starts[earlier], starts[earlier + 1] - starts[earlier]);
  }

  private void addRow(int first, double[] from, int at, int count) {
    reserve(count);
    System.arraycopy(from, at, weights, tap, count);
    endRow(first, count);
  }

  private void reserve(int count) {
    while (count > indices.length - tap) {
      grow();
    }
  }

  /** Ends a row of neighbouring inputs whose weights are there. */
  private void endRow(int first, int count) {
    for (int k = 0; k < count; k++) {
      indices[tap + k] = first + k;
    }
    tap += count;
    endRow();
  }

  private void grow() {
    if (indices.length == Elements.MAX_ARRAY) {
      throw tooMany(starts.length - 1);
    }
    int capacity = (int) Math.min(Math.max(1, 2L * indices.length), Elements.MAX_ARRAY);
    indices = Arrays.copyOf(indices, capacity);
    weights = Arrays.copyOf(weights, capacity);
  }

  private static InvalidArgumentException tooMany(int rows) {
    return new InvalidArgumentException(
        "an axis has at most 2^31 - 9 taps, but an output length of " + rows + " needs more");
  }

  /**
   * Ends the row under construction, which may be empty.
   *
   * @throws IndexOutOfBoundsException if all rows have ended already
   */
  public void endRow() {
    row++;
    starts[row] = tap;
  }

  /**
   * Returns the table of all rows, once all of them were added.
   *
   * @throws InvalidArgumentException if an index is negative, or if rows are missing
   */
  public TapTable table() {
    // Full arrays can be given away: a tap more would be added to longer ones.
    return tap == indices.length
        ? TapTable.owning(starts, indices, weights, single)
        : TapTable.owning(starts, Arrays.copyOf(indices, tap), Arrays.copyOf(weights, tap), single);
  }
}
