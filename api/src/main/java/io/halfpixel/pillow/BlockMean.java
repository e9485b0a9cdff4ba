package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapRows;

/**
 * The mean of cells of {@code float32} and {@code int32} pixels. A whole cell is cut into blocks of
 * 2 x 2 pixels, less at odd ends; each is summed in the type of the image, row after row, and added
 * to a binary64 total. A cell at an edge, which is not whole, is added pixel by pixel. The total is
 * multiplied by the rounded reciprocal of the number of pixels, and rounded half away from zero for
 * {@code int32}.
 *
 * <p>The steps: every row is sorted by the place that a pixel has in its cell, so that cells lie
 * side by side, the cells of each of the two kinds for themselves and 0 in place of the others;
 * blocks are summed; blocks of a cell are summed; both kinds are multiplied with their reciprocals
 * and added, one of them being 0.
 *
 * <p>Blocks of {@code int32} are summed in binary64, which is exact. In C a sum beyond 32 bits is
 * undefined.
 *
 * <p>Source: Pillow, {@code ImagingReduceNxN_32bpc} and {@code ImagingReduceCorners_32bpc} in
 * {@code src/libImaging/Reduce.c}.
 */
final class BlockMean {
  private final Canvas canvas;
  private final Cells columns;
  private final Cells rows;
  private final DataType blocks;

  /** How many rows one row is sorted into: a place in the cell each, for all kinds of columns. */
  private final int places;

  private BlockMean(Canvas canvas, Cells columns, Cells rows) {
    this.canvas = canvas;
    this.columns = columns;
    this.rows = rows;
    this.blocks = canvas.type() == DataType.F32 ? DataType.F32 : DataType.F64;
    this.places = place(columns.kinds(), 0);
  }

  static void add(Canvas canvas, Cells columns, Cells rows) {
    BlockMean mean = new BlockMean(canvas, columns, rows);
    mean.sort();
    int count = mean.addUpBlocks();
    mean.addUpCells(count);
    mean.multiply();
  }

  /** The row into which pixels of a kind of columns are sorted, by their place in the cell. */
  private int place(int kind, int x) {
    return kind == 0 ? x : kind == 1 ? columns.size(0) + x : columns.size(0) + columns.size(1);
  }

  private void sort() {
    int outputs = Math.multiplyExact(places, columns.count());
    TapRows taps = TapRows.ofTaps(outputs, Math.max(outputs, columns.length()));
    for (int kind = 0; kind < columns.kinds(); kind++) {
      for (int x = 0; x < columns.size(kind); x++) {
        for (int cell = 0; cell < columns.count(); cell++) {
          if (columns.kind(cell) == kind) {
            taps.add(columns.first(cell) + x, 1);
          }
          taps.endRow();
        }
      }
    }
    add(canvas.horizontal(outputs), taps, canvas.type(), blocks, blocks);
  }

  /** Returns the number of blocks of a column of cells. */
  private int addUpBlocks() {
    int count = 0;
    for (int row = 0; row < rows.count(); row++) {
      for (int kind = 0; kind < columns.kinds(); kind++) {
        count = Math.addExact(count, blocks(kind, row));
      }
    }
    TapRows taps = new TapRows(count, 4);
    for (int row = 0; row < rows.count(); row++) {
      for (int kind = 0; kind < columns.kinds(); kind++) {
        addBlocks(taps, kind, row);
      }
    }
    Pass pass = vertical(Math.multiplyExact(canvas.height(), places), count);
    add(pass, taps, blocks, blocks, blocks);
    return count;
  }

  private boolean isWhole(int kind, int row) {
    return columns.isWhole(kind) && rows.isWhole(rows.kind(row));
  }

  /** The side of a block. */
  private int side(int kind, int row) {
    return isWhole(kind, row) ? 2 : 1;
  }

  private int blocks(int kind, int row) {
    int side = side(kind, row);
    int across = (columns.size(kind) + side - 1) / side;
    int down = (rows.size(rows.kind(row)) + side - 1) / side;
    return across * down;
  }

  private void addBlocks(TapRows taps, int kind, int row) {
    int side = side(kind, row);
    int width = columns.size(kind);
    int height = rows.size(rows.kind(row));
    for (int top = 0; top < height; top += side) {
      for (int left = 0; left < width; left += side) {
        for (int y = top; y < Math.min(top + side, height); y++) {
          for (int x = left; x < Math.min(left + side, width); x++) {
            taps.add((rows.first(row) + y) * places + place(kind, x), 1);
          }
        }
        taps.endRow();
      }
    }
  }

  private void addUpCells(int count) {
    int outputs = Math.multiplyExact(rows.count(), columns.kinds());
    TapRows taps = TapRows.ofTaps(outputs, Math.max(outputs, count));
    int block = 0;
    for (int row = 0; row < rows.count(); row++) {
      for (int kind = 0; kind < columns.kinds(); kind++) {
        for (int end = block + blocks(kind, row); block < end; block++) {
          taps.add(block, 1);
        }
        taps.endRow();
      }
    }
    add(vertical(count, outputs), taps, blocks, DataType.F64, DataType.F64);
  }

  private void multiply() {
    int kinds = columns.kinds();
    TapRows taps = new TapRows(rows.count(), kinds);
    for (int row = 0; row < rows.count(); row++) {
      for (int kind = 0; kind < kinds; kind++) {
        long area = (long) columns.size(kind) * rows.size(rows.kind(row));
        taps.add(row * kinds + kind, 1.0 / area);
      }
      taps.endRow();
    }
    Pass pass = vertical(rows.count() * kinds, rows.count());
    add(pass, taps, DataType.F64, DataType.F64, blocks);
    canvas.resize(columns.count(), rows.count());
    if (canvas.type() != blocks) {
      canvas.add(
          new Convert(pass.outputElements(), blocks, canvas.type(), Convert.Rounding.NEAREST_AWAY));
    }
  }

  private Pass vertical(int from, int to) {
    return new Pass(canvas.batch(), from, to, (long) columns.count() * canvas.bands());
  }

  /** Sums begin at +0, as the totals of Pillow do; for blocks of numbers it makes no difference. */
  private void add(Pass pass, TapRows taps, DataType from, DataType compute, DataType to) {
    canvas.add(
        new Resample1d(pass, taps.table(), Accumulation.SEQUENTIAL_FROM_ZERO, from, compute, to));
  }
}
