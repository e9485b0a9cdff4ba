package io.halfpixel.pillow;

import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import java.util.Arrays;
import java.util.List;

/**
 * Borders of one colour. Where its bands differ, one value of each is set behind the values of the
 * axis, with the bands as part of the axis, and copied to where the border is.
 */
final class Border {
  private Border() {}

  static void horizontally(Canvas canvas, int width, int left, double... colour) {
    canvas.requireStored();
    if (isUniform(colour)) {
      canvas.add(
          new Pad(canvas.horizontal(width), left, canvas.type(), colour[0]),
          width,
          canvas.height());
      return;
    }
    int bands = colour.length;
    int own = Math.multiplyExact(canvas.width(), bands);
    behind(canvas, canvas.batch() * canvas.height(), own, 1, colour);
    int[] indices = new int[Math.multiplyExact(width, bands)];
    for (int x = 0; x < width; x++) {
      boolean inside = x >= left && x < left + canvas.width();
      for (int band = 0; band < bands; band++) {
        indices[x * bands + band] = band + (inside ? (x - left) * bands : own);
      }
    }
    copy(canvas, canvas.batch() * canvas.height(), own + bands, indices, 1);
    canvas.resize(width, canvas.height());
  }

  static void vertically(Canvas canvas, int height, int top, double... colour) {
    canvas.requireStored();
    if (isUniform(colour)) {
      canvas.add(
          new Pad(canvas.vertical(height), top, canvas.type(), colour[0]), canvas.width(), height);
      return;
    }
    int bands = colour.length;
    int own = Math.multiplyExact(canvas.height(), bands);
    swap(canvas, (long) canvas.height() * canvas.width(), bands);
    behind(canvas, canvas.batch(), own, canvas.width(), colour);
    int[] indices = new int[Math.multiplyExact(height, bands)];
    for (int band = 0; band < bands; band++) {
      for (int y = 0; y < height; y++) {
        boolean inside = y >= top && y < top + canvas.height();
        indices[band * height + y] = inside ? band * canvas.height() + y - top : own + band;
      }
    }
    copy(canvas, canvas.batch(), own + bands, indices, canvas.width());
    swap(canvas, bands, (long) height * canvas.width());
    canvas.resize(canvas.width(), height);
  }

  private static boolean isUniform(double... colour) {
    return Arrays.stream(colour).allMatch(value -> Double.compare(value, colour[0]) == 0);
  }

  /** Sets one value of each band behind an axis. */
  private static void behind(Canvas canvas, long outer, int length, long inner, double... colour) {
    for (int band = 0; band < colour.length; band++) {
      Pass pass = new Pass(outer, length + band, length + band + 1, inner);
      canvas.add(new Pad(pass, 0, canvas.type(), colour[band]));
    }
  }

  private static void copy(Canvas canvas, long outer, int length, int[] indices, long inner) {
    IndexTable table = IndexTable.of(length, indices);
    canvas.add(new Gather(outer, List.of(table), inner, canvas.type()));
  }

  /** Swaps the two axes of each image. */
  private static void swap(Canvas canvas, long rows, long columns) {
    canvas.add(
        new Permute(List.of(canvas.batch(), rows, columns), List.of(0, 2, 1), canvas.type()));
  }
}
