package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of {@link CropRule}: batch, height and width are one long axis of pixels.
 *
 * @param boxes what is cut out
 * @param rows where the rows of each crop lie
 * @param columns where the columns of each crop lie
 * @param pixels the axis: all pixels of the images become all pixels of the crops
 */
record CropGrid(
    List<CropRule.Box> boxes, CropPositions[] rows, CropPositions[] columns, Pass pixels) {
  /** Returns the steps that copy the nearest pixels. */
  List<Step> copies(DataType type) {
    int[] indices = new int[pixels.outputLength()];
    int at = 0;
    for (int box = 0; box < rows.length; box++) {
      for (int i = 0; i < rows[box].at().length; i++) {
        int row = row(box, rows[box].nearest(i));
        for (int j = 0; j < columns[box].at().length; j++) {
          indices[at++] = row + columns[box].nearest(j);
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    IndexTable table = IndexTable.of(pixels.inputLength(), indices);
    steps.add(new Gather(1, List.of(table), pixels.inner(), type));
    steps.addAll(CropRule.castIfNeeded(pixels.outputElements(), type));
    return steps;
  }

  /** Returns the steps that blend along the width, two rows for each of the result, then those. */
  List<Step> blends(DataType type) {
    int between = SpatialLayout.checkedLength(2L * pixels.outputLength());
    TapRows across = TapRows.ofTaps(between, 2L * between);
    int height = rows[0].at().length;
    int width = columns[0].at().length;
    TapRows down = TapRows.ofTaps(boxes.size() * height, 2L * boxes.size() * height);
    for (int box = 0; box < rows.length; box++) {
      for (int i = 0; i < height; i++) {
        addRow(across, row(box, rows[box].floor(i)), columns[box]);
        addRow(across, row(box, rows[box].ceiling(i)), columns[box]);
        int upper = 2 * (box * height + i);
        down.add(upper, 1);
        down.add(upper + 1, rows[box].fraction(i));
        down.endRow();
      }
    }
    boolean wide = type == DataType.F64 || type == DataType.I32 || type == DataType.I64;
    DataType read = wide ? DataType.F32 : type;
    List<Step> steps = new ArrayList<>();
    steps.addAll(wide ? CropRule.castIfNeeded(pixels.inputElements(), type) : List.of());
    steps.add(
        new Resample1d(
            new Pass(1, pixels.inputLength(), between, pixels.inner()),
            across.table(),
            Accumulation.LERP,
            read,
            DataType.F32,
            DataType.F32));
    steps.add(
        new Resample1d(
            new Pass(1, 2 * boxes.size() * height, boxes.size() * height, width * pixels.inner()),
            down.table(),
            Accumulation.LERP,
            DataType.F32,
            DataType.F32,
            DataType.F32));
    return steps;
  }

  private static void addRow(TapRows taps, int row, CropPositions columns) {
    for (int j = 0; j < columns.at().length; j++) {
      taps.add(row + columns.floor(j), 1);
      taps.add(row + columns.ceiling(j), columns.fraction(j));
      taps.endRow();
    }
  }

  /** Returns the first pixel of a row of the image of a box. */
  private int row(int box, int row) {
    return (boxes.get(box).image() * rows[box].length() + row) * columns[box].length();
  }

  /** Returns the steps that put a value where crops lie outside of their images. */
  List<Step> outside(float value) {
    int count = pixels.outputLength();
    int[] indices = new int[count];
    boolean all = true;
    int at = 0;
    for (int box = 0; box < rows.length; box++) {
      for (int i = 0; i < rows[box].at().length; i++) {
        for (int j = 0; j < columns[box].at().length; j++) {
          boolean inside = rows[box].inside(i) && columns[box].inside(j);
          all &= inside;
          indices[at] = inside ? at : count;
          at++;
        }
      }
    }
    if (all) {
      return List.of();
    }
    Pass longer = new Pass(1, count, SpatialLayout.checkedLength(count + 1L), pixels.inner());
    return List.of(
        new Pad(longer, 0, DataType.F32, value),
        new Gather(1, List.of(IndexTable.of(count + 1, indices)), pixels.inner(), DataType.F32));
  }
}
