package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapRows;

/**
 * The rounded mean of cells of bytes: with A pixels in a cell and M = ⌊2^24 / A⌋, ((sum + ⌊A/2⌋)·M)
 * &gt;&gt; 24. Cells at the right and the lower edge may have fewer pixels, so that there are up to
 * two kinds of columns and of rows, and A depends on both.
 *
 * <p>The first pass adds pixels of a row. Where all cells are alike, the second adds rows, weighted
 * with M, and rounds. Else the first pass writes for each kind of columns the sums of its cells,
 * and 0 for the others; then, for each kind, 1 for its cells, and 0 for the others. The second pass
 * weights the sums of each kind with its M, and the ones with ⌊A/2⌋·M. A one comes from a column of
 * ones beside the image.
 */
final class ByteMean {
  private static final int BITS = 24;

  private final Canvas canvas;
  private final Cells columns;
  private final Cells rows;

  /** How many rows the first pass writes for each row that it reads. */
  private final int planes;

  private ByteMean(Canvas canvas, Cells columns, Cells rows) {
    this.canvas = canvas;
    this.columns = columns;
    this.rows = rows;
    this.planes = columns.kinds() == 1 && rows.kinds() == 1 ? 1 : 2 * columns.kinds();
  }

  static void add(Canvas canvas, Cells columns, Cells rows) {
    ByteMean mean = new ByteMean(canvas, columns, rows);
    mean.addUpRows();
    mean.addUpColumns();
  }

  private boolean isUniform() {
    return planes == 1;
  }

  private void addUpRows() {
    int ones = canvas.width();
    if (!isUniform()) {
      Pass beside = canvas.horizontal(ones + 1);
      canvas.add(new Pad(beside, 0, DataType.U8, 1), ones + 1, canvas.height());
    }
    int outputs = Math.multiplyExact(planes, columns.count());
    TapRows taps = TapRows.ofTaps(outputs, Math.max(outputs, columns.length() + columns.count()));
    for (int plane = 0; plane < planes; plane++) {
      int kind = plane % columns.kinds();
      for (int cell = 0; cell < columns.count(); cell++) {
        boolean isOne = plane >= columns.kinds();
        int first = isOne ? ones : columns.first(cell);
        int pixels = columns.kind(cell) != kind ? 0 : isOne ? 1 : columns.size(kind);
        for (int x = 0; x < pixels; x++) {
          taps.add(first + x, 1);
        }
        taps.endRow();
      }
    }
    canvas.add(
        new FixedPoint1d(canvas.horizontal(outputs), taps.table(), 0, 0, DataType.U8, DataType.I32),
        outputs,
        canvas.height());
  }

  private void addUpColumns() {
    int kinds = columns.kinds();
    int pixels = Math.min(rows.factor(), rows.length());
    TapRows taps = new TapRows(rows.count(), pixels * kinds + kinds);
    for (int cell = 0; cell < rows.count(); cell++) {
      int first = rows.first(cell) * planes;
      for (int y = 0; y < rows.size(rows.kind(cell)); y++) {
        for (int kind = 0; kind < kinds; kind++) {
          taps.add(first + y * planes + kind, (double) multiplier(area(kind, cell)));
        }
      }
      for (int kind = 0; kind < kinds && !isUniform(); kind++) {
        taps.add(first + kinds + kind, (double) constant(area(kind, cell)));
      }
      taps.endRow();
    }
    long rounding = isUniform() ? constant(area(0, 0)) : 0;
    Pass pass =
        new Pass(
            canvas.batch(),
            Math.multiplyExact(canvas.height(), planes),
            rows.count(),
            (long) columns.count() * canvas.bands());
    canvas.add(
        new FixedPoint1d(pass, taps.table(), rounding, BITS, DataType.I32, DataType.U8),
        columns.count(),
        rows.count());
  }

  private long area(int columnKind, int row) {
    return (long) columns.size(columnKind) * rows.size(rows.kind(row));
  }

  private static long multiplier(long area) {
    return (1L << BITS) / area;
  }

  private static long constant(long area) {
    return area / 2 * multiplier(area);
  }
}
