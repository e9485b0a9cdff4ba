package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;

/**
 * For every output index of an axis, the bin of neighbouring input indices [start, end) that it
 * takes together. Bins may overlap or leave gaps, and there may be none. Immutable and thread-safe.
 */
public final class BinTable {
  private final int inputLength;
  private final int[] starts;
  private final int[] ends;

  private BinTable(int inputLength, int[] starts, int[] ends) {
    this.inputLength = inputLength;
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * Returns the table with these bins.
   *
   * @param inputLength the length of the axis that is read, at least 1
   * @param starts the first input index of each bin, at least 0
   * @param ends the input index behind the last one of each bin, greater than its start and at most
   *     inputLength
   * @throws InvalidArgumentException if the length is less than 1, the arrays have different
   *     lengths, or a bin is empty or reaches outside the axis
   */
  public static BinTable of(int inputLength, int[] starts, int[] ends) {
    BinTable table = new BinTable(inputLength, starts.clone(), ends.clone());
    if (inputLength < 1 || starts.length != ends.length) {
      throw new InvalidArgumentException(
          "bins have an axis of length >= 1 and as many starts as ends, but got length "
              + inputLength
              + ", "
              + starts.length
              + " starts and "
              + ends.length
              + " ends");
    }
    for (int row = 0; row < table.rows(); row++) {
      if (table.start(row) < 0
          || table.end(row) <= table.start(row)
          || table.end(row) > inputLength) {
        throw new InvalidArgumentException(
            "an axis of length "
                + inputLength
                + " has no bin ["
                + table.start(row)
                + ", "
                + table.end(row)
                + ")");
      }
    }
    return table;
  }

  /** Returns the length of the axis that is read. */
  public int inputLength() {
    return inputLength;
  }

  /** Returns the number of bins, which is the output length of the axis. */
  public int rows() {
    return starts.length;
  }

  /** Returns the first input index of a bin. */
  public int start(int row) {
    return starts[row];
  }

  /** Returns the input index behind the last one of a bin. */
  public int end(int row) {
    return ends[row];
  }

  /** Returns the number of input indices in a bin, at least 1. */
  public int count(int row) {
    return ends[row] - starts[row];
  }

  /** Returns a copy of the first input indices. */
  public int[] starts() {
    return starts.clone();
  }

  /** Returns a copy of the input indices behind the last ones. */
  public int[] ends() {
    return ends.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinTable table
        && inputLength == table.inputLength
        && Arrays.equals(starts, table.starts)
        && Arrays.equals(ends, table.ends);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * inputLength + Arrays.hashCode(starts)) + Arrays.hashCode(ends);
  }

  /** Returns the two lengths, such as {@code 32 -> 5}. */
  @Override
  public String toString() {
    return inputLength + " -> " + starts.length;
  }
}
