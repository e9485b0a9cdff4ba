package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
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
    List<CropBox> boxes, List<CropPositions> rows, List<CropPositions> columns, Pass pixels) {
  /** Returns the steps that copy the nearest pixels. */
  List<Step> copies(DataType type) {
    int[] indices = new int[pixels.outputLength()];
    int at = 0;
    for (int box = 0; box < rows.size(); box++) {
      for (int i = 0; i < rows.get(box).at().length; i++) {
        int row = row(box, rows.get(box).nearest(i));
        for (int j = 0; j < columns.get(box).at().length; j++) {
          indices[at++] = row + columns.get(box).nearest(j);
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    IndexTable table = IndexTable.of(pixels.inputLength(), indices);
    steps.add(new Gather(1, List.of(table), pixels.inner(), type));
    steps.addAll(castIfNeeded(pixels.outputElements(), type));
    return steps;
  }

  /** Returns the steps that blend along the width, two rows for each of the result, then those. */
  List<Step> blends(DataType type) {
    int between = SpatialLayout.checkedLength(2L * pixels.outputLength());
    TapRows across = TapRows.ofTaps(between, 2L * between);
    int height = rows.get(0).at().length;
    int width = columns.get(0).at().length;
    TapRows down = TapRows.ofTaps(boxes.size() * height, 2L * boxes.size() * height);
    for (int box = 0; box < rows.size(); box++) {
      for (int i = 0; i < height; i++) {
        addRow(across, row(box, rows.get(box).floor(i)), columns.get(box));
        addRow(across, row(box, rows.get(box).ceiling(i)), columns.get(box));
        int upper = 2 * (box * height + i);
        down.add(upper, 1);
        down.add(upper + 1, rows.get(box).fraction(i));
        down.endRow();
      }
    }
    boolean wide = type == DataType.F64 || type == DataType.I32 || type == DataType.I64;
    DataType read = wide ? DataType.F32 : type;
    List<Step> steps = new ArrayList<>();
    steps.addAll(wide ? castIfNeeded(pixels.inputElements(), type) : List.of());
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
    return (boxes.get(box).image() * rows.get(box).length() + row) * columns.get(box).length();
  }

  /** Returns the steps that put a value where crops lie outside of their images. */
  List<Step> outside(float value) {
    int count = pixels.outputLength();
    int[] indices = new int[count];
    boolean all = true;
    int at = 0;
    for (int box = 0; box < rows.size(); box++) {
      for (int i = 0; i < rows.get(box).at().length; i++) {
        for (int j = 0; j < columns.get(box).at().length; j++) {
          boolean inside = rows.get(box).inside(i) && columns.get(box).inside(j);
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

  /** Returns the step that casts elements to float32, if they are none. */
  static List<Step> castIfNeeded(long count, DataType type) {
    return type == DataType.F32
        ? List.of()
        : List.of(new Convert(count, type, DataType.F32, Convert.Rounding.NEAREST_EVEN));
  }
}
