package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.FixedBounds;
import io.halfpixel.jvm.sums.FixedSums;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.plan.FixedPoint1d;
import org.jspecify.annotations.Nullable;

/**
 * Sums of uint8 values times integer weights: along a row over channels or in windows, across rows
 * into the target.
 */
final class VectorFixedSums extends FixedSums {
  private static final int LANES = Lanes.INTS.length();

  private static final int SHIFT = FixedRows.SHIFT;

  private final FixedRows rows;

  /** What weights are multiplied by. */
  private final int factor;

  /** The rounding constant times the factor. */
  private final int rounding;

  /** Creates the sums of a step that this class {@link #takes}. */
  VectorFixedSums(FixedPoint1d step) {
    super(VectorBytes.INSTANCE, (int) step.rounding(), step.shift());
    this.factor = 1 << SHIFT - step.shift();
    this.rounding = (int) step.rounding() * factor;
    this.rows = new FixedRows(rounding, factor);
  }

  /** Returns whether 32 bits are enough for the sums that are shifted as in {@link FixedRows}. */
  static boolean takes(FixedPoint1d step, FixedBounds input) {
    return step.shift() <= SHIFT && input.fitInt(step, SHIFT - step.shift());
  }

  @Override
  public @Nullable Segment<int[]> segment(AxisTaps<int[]> taps, int from, int to, int inner) {
    if (taps.count(from) == 0) {
      return null;
    }
    if (inner >= LANES) {
      return new IntBlocks(taps, from, to, inner, rounding, factor);
    }
    AxisTaps<int[]> numbers = taps.slice(from, to, carrier()).spread(inner, carrier());
    return IntWindows.of(numbers, from * inner, rounding, factor);
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
