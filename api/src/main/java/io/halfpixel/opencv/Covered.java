package io.halfpixel.opencv;

import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;

/**
 * What output pixels of AREA cover where an axis shrinks: pixel i covers [i·s, (i + 1)·s).
 *
 * <p>Source: OpenCV, {@code computeResizeAreaTab} and {@code resizeAreaFast_} in {@code
 * modules/imgproc/src/resize.cpp}.
 */
final class Covered {
  /** A pixel that is covered by less than this is left out. */
  private static final double LEAST_SHARE = 1e-3;

  private Covered() {}

  /**
   * Returns the covered pixels with the share of each in the output pixel as binary32. Where the
   * image ends before the output pixel does, the shares are those in what there is.
   */
  static TapTable shares(Axis axis) {
    TapRows rows = new TapRows(axis.to(), (int) Math.min(axis.scale() + 2, axis.from()));
    for (int i = 0; i < axis.to(); i++) {
      double start = i * axis.scale();
      double end = start + axis.scale();
      double width = Math.min(axis.scale(), axis.from() - start);
      int behind = Math.min((int) Math.floor(end), axis.from() - 1);
      int first = Math.min((int) Math.ceil(start), behind);
      if (first - start > LEAST_SHARE) {
        rows.add(first - 1, (float) ((first - start) / width));
      }
      for (int k = first; k < behind; k++) {
        rows.add(k, (float) (1 / width));
      }
      if (end - behind > LEAST_SHARE) {
        rows.add(behind, (float) (Math.min(Math.min(end - behind, 1.0), width) / width));
      }
      rows.endRow();
    }
    return rows.table();
  }

  /** Returns the pixels of each output pixel of a whole scale; the last one may have fewer. */
  static BinTable cells(Axis axis) {
    int[] starts = new int[axis.to()];
    int[] ends = new int[axis.to()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i * axis.wholeScale();
      ends[i] = Math.min(starts[i] + axis.wholeScale(), axis.from());
    }
    return BinTable.of(axis.from(), starts, ends);
  }

  /** Returns the same as taps of weight 1. */
  static TapTable sums(Axis axis) {
    BinTable cells = cells(axis);
    TapRows rows = TapRows.ofTaps(axis.to(), axis.from());
    for (int i = 0; i < cells.rows(); i++) {
      for (int k = cells.start(i); k < cells.end(i); k++) {
        rows.add(k, 1);
      }
      rows.endRow();
    }
    return rows.table();
  }
}
