package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Moves whole pixels of a draft. Stateless. */
final class Geometry {
  private Geometry() {}

  /** Borders in pixels, each at least 0. */
  record Borders(int left, int top, int right, int bottom) {
    boolean isEmpty() {
      return left == 0 && top == 0 && right == 0 && bottom == 0;
    }
  }

  /** Turns an image: rows and columns are exchanged, then reversed. */
  static Draft orient(Draft image, Orientation orientation) {
    Draft turned = orientation.isExchanged() ? exchanged(image) : image;
    boolean columns = orientation.isColumnsReversed();
    boolean rows = orientation.isRowsReversed();
    if (!columns && !rows) {
      return turned;
    }
    int high = turned.height();
    int wide = turned.width();
    AffineMap back =
        new AffineMap(columns ? -1 : 1, 0, columns ? wide : 0, 0, rows ? -1 : 1, rows ? high : 0);
    return gather(
        turned,
        table(high, high, row -> rows ? high - 1 - row : row),
        table(wide, wide, column -> columns ? wide - 1 - column : column),
        back);
  }

  private static Draft exchanged(Draft image) {
    long high = image.height();
    long wide = image.width();
    long channels = image.channels();
    boolean planes = !image.spatial().channelsInner();
    Permute permute =
        new Permute(
            planes ? List.of(channels, high, wide) : List.of(high, wide, channels),
            planes ? List.of(0, 2, 1) : List.of(1, 0, 2),
            image.type());
    AffineMap back = new AffineMap(0, 1, 0, 1, 0, 0);
    return image.resized(image.size().turned(), image.type(), List.of(permute), back);
  }

  /** Cuts out a rectangle; what lies outside of the image is 0. */
  static Draft crop(Draft image, int left, int top, Size size) {
    int right = left + size.width();
    int bottom = top + size.height();
    int firstColumn = Math.max(left, 0);
    int firstRow = Math.max(top, 0);
    int lastColumn = Math.min(right, image.width());
    int lastRow = Math.min(bottom, image.height());
    if (firstColumn >= lastColumn || firstRow >= lastRow) {
      throw new InvalidArgumentException(
          "a crop has a pixel of the image, but the crop "
              + size
              + " at row "
              + top
              + " and column "
              + left
              + " of an image "
              + image.size()
              + " has none");
    }
    Draft part =
        gather(
            image,
            table(image.height(), lastRow - firstRow, row -> firstRow + row),
            table(image.width(), lastColumn - firstColumn, column -> firstColumn + column),
            AffineMap.shift(firstColumn, firstRow));
    Borders borders =
        new Borders(firstColumn - left, firstRow - top, right - lastColumn, bottom - lastRow);
    return pad(part, borders, 0);
  }

  /** Adds borders of one value. */
  static Draft pad(Draft image, Borders borders, double value) {
    if (borders.isEmpty()) {
      return image;
    }
    SpatialLayout layout = image.spatial();
    DataType type = image.type();
    int high = Math.addExact(Math.addExact(borders.top, image.height()), borders.bottom);
    int wide = Math.addExact(Math.addExact(borders.left, image.width()), borders.right);
    List<Step> steps =
        List.of(
            new Pad(layout.pass(0, high), borders.top, type, value),
            new Pad(layout.resized(0, high).pass(1, wide), borders.left, type, value));
    return image.resized(
        new Size(high, wide), type, steps, AffineMap.shift(-borders.left, -borders.top));
  }

  /** Adds borders of pixels. */
  static Draft extend(Draft image, Borders borders, Beyond beyond) {
    int high = image.height();
    int wide = image.width();
    IndexTable rows =
        table(
            high,
            borders.top + high + borders.bottom,
            row -> beyond.edge().index(row - (long) borders.top, high));
    IndexTable columns =
        table(
            wide,
            borders.left + wide + borders.right,
            column -> beyond.edge().index(column - (long) borders.left, wide));
    return gather(image, rows, columns, AffineMap.shift(-borders.left, -borders.top));
  }

  /** Brings an image of the model back: each pixel of the source copies the one it lies in. */
  static Draft backTo(Draft image, AffineMap map, Size source) {
    if (map.xy() != 0 || map.yx() != 0) {
      throw new InvalidArgumentException(
          "the way back keeps rows and columns apart, but " + map + " turns them");
    }
    AffineMap toImage = map.inverse();
    IndexTable rows =
        table(
            image.height(),
            source.height(),
            row -> inside(toImage.point(0, row + 0.5).y(), image.height()));
    IndexTable columns =
        table(
            image.width(),
            source.width(),
            column -> inside(toImage.point(column + 0.5, 0).x(), image.width()));
    return gather(image, rows, columns, toImage);
  }

  private static int inside(double place, int length) {
    return (int) Math.max(0, Math.min(length - 1, Math.floor(place)));
  }

  private static Draft gather(Draft image, IndexTable rows, IndexTable columns, AffineMap back) {
    boolean all =
        back.equals(AffineMap.IDENTITY)
            && rows.rows() == image.height()
            && columns.rows() == image.width();
    if (all) {
      return image;
    }
    Gather gather = image.spatial().gather(List.of(rows, columns), image.type());
    Size size = new Size(rows.rows(), columns.rows());
    return image.resized(size, image.type(), List.of(gather), back);
  }

  private static IndexTable table(int length, int rows, IntUnaryOperator index) {
    int[] indices = new int[rows];
    Arrays.setAll(indices, index);
    return IndexTable.of(length, indices);
  }
}
