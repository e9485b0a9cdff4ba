package io.halfpixel.opencv;

import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;

/**
 * The taps of LINEAR_EXACT: weights are whole numbers of 2^-bits that add up to 1.
 *
 * <p>With f = s·(i + ½) − ½ in binary64 and k = ⌊f⌋, pixel k + 1 has the weight f − k, rounded to
 * nearest, ties to even, and pixel k the rest. What lies before the first pixel is that pixel
 * alone, from the last pixel on it is the last one alone.
 *
 * <p>Source: OpenCV, {@code resize_bitExactInvoker} and {@code interpolationLinear} in {@code
 * modules/imgproc/src/resize.cpp}.
 */
final class LinearExact {
  private LinearExact() {}

  static TapTable taps(Axis axis, int bits) {
    long one = 1L << bits;
    int last = axis.from() - 1;
    TapRows rows = new TapRows(axis.to(), 2);
    for (int i = 0; i < axis.to(); i++) {
      double place = axis.scale() * (i + 0.5) - 0.5;
      int before = (int) Math.floor(place);
      if (before < 0 || before >= last) {
        rows.add(before < 0 ? 0 : last, (double) one);
      } else {
        double weight = Math.rint((place - before) * (double) one);
        rows.add(before, (double) one - weight);
        rows.add(before + 1, weight);
      }
      rows.endRow();
    }
    return rows.table();
  }
}
