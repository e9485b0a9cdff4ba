package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;

/**
 * What Pillow 11.0 to 12.2 made of sums of mode I;16: negative ones become 0, of others the lower
 * and the higher byte are brought into the range of a byte one by one. 65541 became 65285.
 *
 * <p>With v the sum, rounded half away from zero, the steps make [v, ⌊v/256⌋] of it, then [v −
 * 256·⌊v/256⌋, min(⌊v/256⌋, 255)], then the first of these plus 256 times the second.
 *
 * <p>Source: Pillow 11.3, {@code ImagingResampleHorizontal_16bpc} in {@code
 * src/libImaging/Resample.c}.
 */
final class WrappedWords {
  /** More than a sum of weights times 65535 can reach, and a quarter of what an integer holds. */
  private static final double HIGHEST = 1 << 29;

  private WrappedWords() {}

  /** Adds the steps from binary64 sums to the image. */
  static void add(Canvas canvas) {
    long count = canvas.elements();
    canvas.add(new Clamp(count, DataType.F64, 0, HIGHEST));
    canvas.add(new Convert(count, DataType.F64, DataType.I32, Convert.Rounding.NEAREST_AWAY));
    TapTable halves = TapTable.uniform(1, new int[] {0, 0}, new double[] {256, 1});
    canvas.add(
        new FixedPoint1d(
            new Pass(count, 1, 2, 1), halves, 0, Byte.SIZE, DataType.I32, DataType.I32));
    TapTable bytes =
        TapTable.of(new int[] {0, 2, 3}, new int[] {0, 1, 1}, new double[] {1, -256, 1});
    canvas.add(new FixedPoint1d(new Pass(count, 2, 2, 1), bytes, 0, 0, DataType.I32, DataType.U8));
    TapTable word = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 256});
    canvas.add(new FixedPoint1d(new Pass(count, 2, 1, 1), word, 0, 0, DataType.U8, DataType.U16));
  }
}
