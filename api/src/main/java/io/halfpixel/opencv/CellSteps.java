package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinMean.Finish;
import io.halfpixel.plan.BinMean.Mean;
import io.halfpixel.plan.BinMean.Order;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * AREA that shrinks by whole numbers: the mean of the pixels of each cell.
 *
 * <p>The sum of a whole cell is multiplied by the binary32 reciprocal of the number of pixels. It
 * is added in groups of four pixels, in float32 for 16-bit integers and {@code float32}, in float64
 * for {@code float64}, in integers for {@code uint8}. Cells of 2 x 2 integers with 1, 3 or 4
 * channels are (sum + 2) / 4 rounded down instead, those of {@code float32} with 1 or 4 channels
 * are added in pairs in whole vectors of a row. A cell that the border cuts is added pixel by
 * pixel, and divided in float32. Integers are rounded, halves to even.
 *
 * <p>Source: OpenCV, {@code resizeAreaFast_} and its vector loops in {@code
 * modules/imgproc/src/resize.cpp}.
 *
 * @param lanes the number of float32 values in a vector, or 0
 */
record CellSteps(SpatialLayout layout, Axis height, Axis width, DataType type, int lanes) {
  /** Float32 holds every integer up to here. */
  private static final int EXACT = 1 << 24;

  List<Step> all() {
    return switch (type) {
      case U8 -> exact();
      case U16, I16 -> largestSum() <= EXACT ? exact() : rounded();
      default -> List.of(mean(type));
    };
  }

  private long area() {
    return (long) height.wholeScale() * width.wholeScale();
  }

  private long largestSum() {
    return area() * (type == DataType.I16 ? 1 << 15 : (1 << 8 * type.bytes()) - 1);
  }

  private boolean halves() {
    return height.wholeScale() == 2 && width.wholeScale() == 2;
  }

  private boolean isCut() {
    return height.isCut() || width.isCut();
  }

  // ---- sums that are exact -----------------------------------------------------------------

  private List<Step> exact() {
    boolean up = halves() && layout.channels() != 2 && layout.channels() <= 4;
    if (up && !isCut()) {
      return sums(2, 2, type);
    }
    CellQuotients quotients = new CellQuotients(height, width, up);
    if (largestSum() <= Integer.MAX_VALUE) {
      List<Step> sums = sums(0, 0, DataType.I32);
      return List.of(sums.get(0), sums.get(1), quotients.of(layout, DataType.I32, type));
    }
    // Rounded to float32, as the sums are that fit 32 bits.
    List<Step> sums = sums(0, 0, DataType.I64);
    Step single = convert(sums.get(1).outputElements(), DataType.I64, DataType.F32);
    return List.of(sums.get(0), sums.get(1), single, quotients.of(layout, DataType.F32, type));
  }

  /** The rows first: fewer of them are left to add the columns of. */
  private List<Step> sums(long rounding, int shift, DataType result) {
    Pass rows = layout.pass(0, height.to());
    Pass columns = layout.resized(0, height.to()).pass(1, width.to());
    boolean narrow = type == DataType.U8 && height.wholeScale() <= 257;
    DataType between = narrow ? DataType.U16 : DataType.I32;
    return List.of(
        new FixedPoint1d(rows, Covered.sums(height), 0, 0, type, between),
        new FixedPoint1d(columns, Covered.sums(width), rounding, shift, between, result));
  }

  // ---- sums that are not -------------------------------------------------------------------

  private List<Step> rounded() {
    BinMean mean = mean(DataType.F32);
    return List.of(
        convert(mean.inputElements(), type, DataType.F32),
        mean,
        convert(mean.outputElements(), DataType.F32, type));
  }

  private static Convert convert(long count, DataType from, DataType to) {
    return new Convert(count, from, to, Convert.Rounding.NEAREST_EVEN);
  }

  private BinMean mean(DataType compute) {
    List<BinTable> cells = List.of(Covered.cells(height), Covered.cells(width));
    Mean cut = new Mean(Order.ROW_MAJOR, compute == DataType.F32 ? Finish.ONCE : Finish.ONCE_F32);
    boolean pairs = type == DataType.F32 && halves() && (channels() == 1 || channels() == 4);
    // In pairs or one by one, the quarter of a sum of four is the same product or quotient.
    Mean whole = new Mean(pairs ? Order.PAIRS : Order.FOURS, Finish.RECIPROCAL);
    int columns = pairs ? inVectors() : width.wholeCells();
    return new BinMean(
        layout.outer(),
        cells,
        layout.inner(),
        List.of(height.wholeCells(), columns),
        layout.inner(),
        whole,
        cut,
        compute,
        compute);
  }

  private int channels() {
    return (int) layout.channels();
  }

  private int inVectors() {
    int row = width.wholeCells() * channels();
    return lanes == 0 ? 0 : (row - row % lanes) / channels();
  }
}
