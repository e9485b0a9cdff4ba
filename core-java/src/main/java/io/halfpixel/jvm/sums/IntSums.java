package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.IntCarrier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums of integers for which 32 bits are enough, clamped to uint8 or to nothing, since they are
 * values of their type.
 */
final class IntSums extends FixedSums {
  private final boolean clamps;
  private final int rounding;
  private final int shift;

  IntSums(IntCarrier carrier, int rounding, int shift, boolean clamps) {
    super(carrier, rounding, shift);
    this.clamps = clamps;
    this.rounding = rounding;
    this.shift = shift;
  }

  @Override
  public boolean areUnclamped() {
    return !clamps;
  }

  /** Returns null: these are not sums of bytes. */
  @Override
  public @Nullable Sums<int[]> packed(int words) {
    return null;
  }

  /** Returns null: columns are made of bytes. */
  @Override
  public @Nullable Columns<int[]> columns() {
    return null;
  }

  @Override
  public void rows(int[][] v, int[] w, int at, int count, int[] sum, int length) {
    if (clamps) {
      super.rows(v, w, at, count, sum, length);
    } else if (count == 2) {
      IntLoops.sum2(v, w, at, rounding, shift, sum, length);
    } else if (count == 4) {
      IntLoops.sum4(v, w, at, rounding, shift, sum, length);
    } else {
      Arrays.fill(sum, 0, length, rounding);
      for (int k = 0; k < count; k++) {
        FixedLoops.more1(v, k, w, at + k, sum, length);
      }
      IntLoops.shift(sum, shift, length);
    }
  }

  @Override
  public void elements(int[][] v, int[][] w, int count, int[] sum, int length) {
    if (clamps) {
      super.elements(v, w, count, sum, length);
    } else if (count == 2) {
      IntLoops.sum2(v, w, rounding, shift, sum, length);
    } else if (count == 4) {
      IntLoops.sum4(v, w, rounding, shift, sum, length);
    } else {
      Arrays.fill(sum, 0, length, rounding);
      for (int k = 0; k < count; k++) {
        FixedLoops.more1(v, k, w, sum, length);
      }
      IntLoops.shift(sum, shift, length);
    }
  }

  @Override
  public void dots(int[] values, AxisTaps<int[]> taps, int inner, int[] sum, int at) {
    if (clamps) {
      super.dots(values, taps, inner, sum, at);
    } else {
      IntLoops.dots(values, inner, taps, rounding, shift, sum, at);
    }
  }
}
