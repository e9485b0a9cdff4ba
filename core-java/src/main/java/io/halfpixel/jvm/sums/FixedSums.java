package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sums of uint8 values times integer weights, rounded, shifted and clamped to [0, 255]. */
public class FixedSums extends Sums<int[]> {
  private final ByteCarrier bytes;
  private final int rounding;
  private final int shift;

  /** Creates the arithmetic of a carrier with a rounding constant and a shift. */
  protected FixedSums(ByteCarrier carrier, int rounding, int shift) {
    super(carrier);
    this.bytes = carrier;
    this.rounding = rounding;
    this.shift = shift;
  }

  /**
   * Returns the table with all rows as long as the longest one, if that is short: equal rows can be
   * gathered, and taps of weight zero are harmless in integers.
   */
  @Override
  public TapTable padded(TapTable table) {
    int count = table.maxCount();
    if (count == 0 || count > GATHERED_TAPS) {
      return table;
    }
    int[] index = new int[table.rows() * count];
    double[] weights = new double[index.length];
    for (int row = 0; row < table.rows(); row++) {
      for (int k = 0; k < table.count(row); k++) {
        index[row * count + k] = table.index(table.start(row) + k);
        weights[row * count + k] = table.weight(table.start(row) + k);
      }
      int last = table.count(row) == 0 ? 0 : table.index(table.start(row + 1) - 1);
      Arrays.fill(index, row * count + table.count(row), (row + 1) * count, last);
    }
    return TapTable.uniform(count, index, weights);
  }

  @Override
  public void rows(int[][] v, int[] w, int at, int count, int[] sum, int length) {
    switch (count) {
      case 1 -> FixedLoops.sum1(v, w, at, rounding, shift, sum, length);
      case 2 -> FixedLoops.sum2(v, w, at, rounding, shift, sum, length);
      case 3 -> FixedLoops.sum3(v, w, at, rounding, shift, sum, length);
      case 4 -> FixedLoops.sum4(v, w, at, rounding, shift, sum, length);
      default -> manyRows(v, w, at, count, sum, length);
    }
  }

  private void manyRows(int[][] v, int[] w, int at, int count, int[] sum, int length) {
    Arrays.fill(sum, 0, length, rounding);
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      FixedLoops.more4(v, k, w, at + k, sum, length);
    }
    for (; k < count; k++) {
      FixedLoops.more1(v, k, w, at + k, sum, length);
    }
    FixedLoops.finish(sum, shift, length);
  }

  @Override
  public void elements(int[][] v, int[][] w, int count, int[] sum, int length) {
    if (count == 2) {
      FixedLoops.sum2(v, w, rounding, shift, sum, length);
    } else if (count == 4) {
      FixedLoops.sum4(v, w, rounding, shift, sum, length);
    } else {
      Arrays.fill(sum, 0, length, rounding);
      for (int k = 0; k < count; k++) {
        FixedLoops.more1(v, k, w, sum, length);
      }
      FixedLoops.finish(sum, shift, length);
    }
  }

  @Override
  public @Nullable Sums<int[]> packed(int words) {
    return new PackedSums(bytes, rounding, shift, words);
  }

  @Override
  public @Nullable Columns<int[]> columns() {
    return new ByteColumns(rounding, shift);
  }

  @Override
  public boolean enlargesInColumns() {
    return true;
  }

  @Override
  public void dots(int[] values, AxisTaps<int[]> taps, int inner, int[] sum, int at) {
    for (int p = 0; p < inner; p++) {
      FixedLoops.dots(values, p, inner, taps, rounding, shift, sum, at);
    }
  }
}
