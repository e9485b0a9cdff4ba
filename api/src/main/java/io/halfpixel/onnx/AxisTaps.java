package io.halfpixel.onnx;

import io.halfpixel.plan.TapTable;

/**
 * The taps of an axis.
 *
 * @param axis the axis
 * @param table the pixels that each output reads
 * @param padded whether the table has an index n, one behind the last: what lies outside
 */
record AxisTaps(ResizedAxis axis, TapTable table, boolean padded) {
  /** What {@link #copied} returns where a row is no copy. */
  static final int NO_COPY = -1;

  /** Returns whether every output is a copy of one pixel, weights of 0 aside. */
  boolean copies() {
    for (int row = 0; row < table.rows(); row++) {
      if (copied(row) == NO_COPY) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pixel that an output copies, weights of 0 aside, or {@link #NO_COPY}. */
  int copied(int row) {
    int copied = NO_COPY;
    for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
      if (table.weight(tap) == 1 && copied == NO_COPY) {
        copied = table.index(tap);
      } else if (table.weight(tap) != 0) {
        return NO_COPY;
      }
    }
    return copied;
  }
}
