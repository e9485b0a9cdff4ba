package io.halfpixel.pillow;

import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies pixels: the filter NEAREST, and crops.
 *
 * <p>On the interval [a, b) of an axis, which are binary32 numbers, r = (b − a)/N. The position of
 * the first output is a + r/2, and of every other one that of the one before it plus r, in
 * binary64; mode I;16 has (i + ½)·r + a instead. Its pixel is the position without its fraction,
 * and 0 if that is no pixel.
 *
 * <p>Source: Pillow, {@code ImagingScaleAffine}, {@code affine_transform} and {@code
 * nearest_filter16} in {@code src/libImaging/Geometry.c}.
 */
final class NearestRule {
  private NearestRule() {}

  /** Returns the pixel of each output. */
  static int[] indices(float from, float to, int outputLength, boolean direct) {
    double ratio = (double) (to - from) / outputLength;
    int[] indices = new int[outputLength];
    double position = from + ratio * 0.5;
    for (int i = 0; i < outputLength; i++) {
      indices[i] = (int) (direct ? ratio * (i + 0.5) + from : position);
      position += ratio;
    }
    return indices;
  }

  static void resize(Canvas canvas, int width, int height, FloatBox box) {
    boolean direct = canvas.mode() == ImageMode.I16;
    int[] columns = indices(box.left(), box.right(), width, direct);
    int[] rows = indices(box.upper(), box.lower(), height, direct);
    boolean beyondRight = clip(columns, canvas.width());
    boolean beyondBottom = clip(rows, canvas.height());
    if (beyondRight || beyondBottom) {
      canvas.requireStored();
      pad(canvas, beyondRight ? 1 : 0, beyondBottom ? 1 : 0);
    }
    copy(canvas, columns, rows);
  }

  /** Copies an interval of each axis. */
  static void crop(Canvas canvas, int left, int upper, int width, int height) {
    int[] columns = new int[width];
    for (int i = 0; i < width; i++) {
      columns[i] = left + i;
    }
    int[] rows = new int[height];
    for (int i = 0; i < height; i++) {
      rows[i] = upper + i;
    }
    copy(canvas, columns, rows);
  }

  /**
   * Sends all pixels beyond the end to the one behind the last, and tells whether there are any.
   */
  private static boolean clip(int[] indices, int length) {
    boolean beyond = false;
    for (int i = 0; i < indices.length; i++) {
      beyond |= indices[i] >= length;
      indices[i] = Math.min(indices[i], length);
    }
    return beyond;
  }

  private static void pad(Canvas canvas, int right, int bottom) {
    if (right > 0) {
      Pass pass = canvas.horizontal(canvas.width() + right);
      canvas.add(new Pad(pass, 0, canvas.type(), 0), pass.outputLength(), canvas.height());
    }
    if (bottom > 0) {
      Pass pass = canvas.vertical(canvas.height() + bottom);
      canvas.add(new Pad(pass, 0, canvas.type(), 0), canvas.width(), pass.outputLength());
    }
  }

  private static void copy(Canvas canvas, int[] columns, int[] rows) {
    List<IndexTable> tables = new ArrayList<>();
    tables.add(IndexTable.of(canvas.height(), rows));
    tables.add(IndexTable.of(canvas.width(), columns));
    canvas.add(
        new Gather(canvas.batch(), tables, canvas.bands(), canvas.type()),
        columns.length,
        rows.length);
  }
}
