package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;

/** Collects the taps of an axis, row after row, for a {@link TapTable}. Belongs to one thread. */
public final class TapRows {
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private final int[] starts;
  private int[] indices;
  private double[] weights;
  private int row;
  private int tap;

  /**
   * Creates an empty table.
   *
   * @param rows the number of rows that will be added
   * @param tapsPerRow about how many taps a row will have, at least 1
   */
  public TapRows(int rows, int tapsPerRow) {
    this((long) rows * tapsPerRow, rows);
  }

  private TapRows(long taps, int rows) {
    starts = new int[rows + 1];
    indices = new int[(int) Math.min(taps, MAX_ARRAY)];
    weights = new double[indices.length];
  }

  /**
   * Returns an empty table for a known number of taps, which makes the table without a copy.
   *
   * @param rows the number of rows that will be added
   * @param taps the number of taps that all rows together will have, at least 1
   */
  public static TapRows ofTaps(int rows, long taps) {
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
    tap++;
  }

  private void grow() {
    if (tap == MAX_ARRAY) {
      throw new InvalidArgumentException(
          "an axis has at most 2^31 - 9 taps, but an output length of "
              + (starts.length - 1)
              + " needs more");
    }
    int capacity = (int) Math.min(2L * tap, MAX_ARRAY);
    indices = Arrays.copyOf(indices, capacity);
    weights = Arrays.copyOf(weights, capacity);
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
        ? TapTable.owning(starts, indices, weights)
        : TapTable.owning(starts, Arrays.copyOf(indices, tap), Arrays.copyOf(weights, tap));
  }
}
