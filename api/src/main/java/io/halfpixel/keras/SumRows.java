package io.halfpixel.keras;

import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/** A table of plain sums in the making: every weight is 1. Not thread-safe. */
final class SumRows {
  private int[] starts = new int[16];
  private int[] indices = new int[64];
  private int rows;

  /** Adds the sum of {@code count} elements, from {@code first} on, each {@code step} further. */
  void add(int first, int step, int count) {
    int start = starts[rows];
    int end = start + count;
    if (end > indices.length) {
      indices = Arrays.copyOf(indices, Math.max(end, 2 * indices.length));
    }
    for (int tap = 0; tap < count; tap++) {
      indices[start + tap] = first + tap * step;
    }
    rows++;
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[rows] = end;
  }

  /** Adds elements as they are, from {@code first} to before {@code end}. */
  void copy(int first, int end) {
    for (int index = first; index < end; index++) {
      add(index, 1, 1);
    }
  }

  /** Returns the number of sums. */
  int rows() {
    return rows;
  }

  /** Returns the table of the sums so far. */
  TapTable table() {
    int taps = starts[rows];
    double[] ones = new double[taps];
    Arrays.fill(ones, 1);
    return TapTable.of(Arrays.copyOf(starts, rows + 1), Arrays.copyOf(indices, taps), ones);
  }
}
