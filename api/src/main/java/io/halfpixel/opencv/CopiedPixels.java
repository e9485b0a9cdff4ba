package io.halfpixel.opencv;

import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.TapTable;
import org.jspecify.annotations.Nullable;

/**
 * Recognises sums that only copy: each has the weight one for a single pixel, as where an image
 * shrinks to a third.
 */
final class CopiedPixels {
  private CopiedPixels() {}

  /**
   * Returns the pixel that each sum copies; null if a sum has several weights other than 0, or
   * none, or one that changes the pixel.
   *
   * @param taps the sums, of integers
   * @param one the weight that leaves a pixel as it is
   * @param pixels the length of the axis
   */
  static @Nullable IndexTable of(TapTable taps, double one, int pixels) {
    int[] indices = new int[taps.rows()];
    for (int row = 0; row < indices.length; row++) {
      int only = onlyTap(taps, row);
      if (only < 0 || taps.weight(only) != one) {
        return null;
      }
      indices[row] = taps.index(only);
    }
    return IndexTable.of(pixels, indices);
  }

  private static int onlyTap(TapTable taps, int row) {
    int only = -1;
    int end = taps.start(row) + taps.count(row);
    for (int tap = taps.start(row); tap < end; tap++) {
      if (taps.weight(tap) != 0) {
        if (only >= 0) {
          return -1;
        }
        only = tap;
      }
    }
    return only;
  }
}
