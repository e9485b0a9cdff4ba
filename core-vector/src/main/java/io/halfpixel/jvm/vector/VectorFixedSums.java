package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.FixedSums;
import io.halfpixel.jvm.sums.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Sums of uint8 values times integer weights: along a row over channels or in windows, across rows
 * into the target.
 */
final class VectorFixedSums extends FixedSums {
  private static final int LANES = Lanes.INTS.length();

  private final FixedRows rows;
  private final int rounding;
  private final int shift;

  VectorFixedSums(int rounding, int shift) {
    super(VectorBytes.INSTANCE, rounding, shift);
    this.rows = new FixedRows(rounding, shift);
    this.rounding = rounding;
    this.shift = shift;
  }

  @Override
  public @Nullable Segment<int[]> segment(AxisTaps<int[]> taps, int from, int to, int inner) {
    if (taps.count(from) == 0) {
      return null;
    }
    if (inner >= LANES) {
      return new IntBlocks(taps, from, to, inner, rounding, shift);
    }
    AxisTaps<int[]> numbers = taps.slice(from, to, carrier()).spread(inner, carrier());
    return IntWindows.of(numbers, from * inner, rounding, shift);
  }

  /** Returns false: windows are faster. */
  @Override
  public boolean enlargesInColumns() {
    return false;
  }

  @Override
  public boolean writes(DataType type, int length) {
    return type == DataType.U8 && length >= LANES;
  }

  @Override
  public void write(
      int[][] v,
      int[] w,
      int first,
      int count,
      DataType type,
      Object elements,
      int at,
      int length) {
    rows.sum(v, w, first, count, (byte[]) elements, at, length);
  }
}
