package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;

/** For every output index of an axis, the one input index it copies. Immutable and thread-safe. */
public final class IndexTable {
  private final int inputLength;
  private final int[] indices;

  private IndexTable(int inputLength, int[] indices) {
    this.inputLength = inputLength;
    this.indices = indices;
  }

  /**
   * Returns the table with these indices.
   *
   * @param inputLength the length of the axis that is read, at least 1
   * @param indices the input index of each output index, in [0, inputLength)
   * @throws InvalidArgumentException if the table is empty or an index is outside that range
   */
  public static IndexTable of(int inputLength, int[] indices) {
    int[] copy = indices.clone();
    for (int index : copy) {
      if (index < 0 || index >= inputLength) {
        throw new InvalidArgumentException(
            "an axis of length " + inputLength + " has no index " + index);
      }
    }
    if (copy.length == 0) {
      throw new InvalidArgumentException("an index table has at least one row");
    }
    return new IndexTable(inputLength, copy);
  }

  /** Returns the table that copies a part of an axis: {@code length} indices from {@code first}. */
  static IndexTable range(int inputLength, int first, int length) {
    int[] indices = new int[length];
    Arrays.setAll(indices, row -> first + row);
    return of(inputLength, indices);
  }

  /** Returns the table of those rows of this one that another table picks. */
  IndexTable rows(IndexTable picked) {
    int[] both = new int[picked.rows()];
    Arrays.setAll(both, row -> indices[picked.index(row)]);
    return of(inputLength, both);
  }

  /** Whether the indices follow each other. */
  boolean isRange() {
    for (int row = 1; row < indices.length; row++) {
      if (indices[row] != indices[0] + row) {
        return false;
      }
    }
    return true;
  }

  /** Whether every index is copied to its own place. */
  boolean isIdentity() {
    return indices.length == inputLength && indices[0] == 0 && isRange();
  }

  /** Returns the length of the axis that is read. */
  public int inputLength() {
    return inputLength;
  }

  /** Returns the number of rows, which is the output length of the axis. */
  public int rows() {
    return indices.length;
  }

  /** Returns the input index that a row copies. */
  public int index(int row) {
    return indices[row];
  }

  /** Returns a copy of the input indices. */
  public int[] indices() {
    return indices.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexTable table
        && inputLength == table.inputLength
        && Arrays.equals(indices, table.indices);
  }

  @Override
  public int hashCode() {
    return 31 * inputLength + Arrays.hashCode(indices);
  }

  /** Returns the two lengths, such as {@code 32 -> 64}. */
  @Override
  public String toString() {
    return inputLength + " -> " + indices.length;
  }
}
