package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.plan.FixedPoint1d;
import java.util.Arrays;

/**
 * Sums of terms that are shifted one by one, for which 32 bits are enough; clamped to [0, 255]. Of
 * two taps in one loop: they are the rows of OpenCV's linear interpolation.
 */
final class TermSums extends Sums<int[]> {
  private final int inputShift;
  private final int termShift;
  private final int rounding;
  private final int shift;

  TermSums(IntCarrier carrier, FixedPoint1d step) {
    super(carrier);
    this.inputShift = step.terms().inputShift();
    this.termShift = step.terms().shift();
    this.rounding = (int) step.rounding();
    this.shift = step.shift();
  }

  @Override
  public void rows(int[][] v, int[] w, int at, int count, int[] sum, int length) {
    if (count == 1 || count == 2) {
      int[] second = v[count - 1];
      int weight = count == 1 ? 0 : w[at + 1];
      IntLoops.terms2(
          v[0], w[at], second, weight, inputShift, termShift, rounding, shift, sum, length);
      return;
    }
    Arrays.fill(sum, 0, length, rounding);
    for (int k = 0; k < count; k++) {
      IntLoops.moreTerms(v[k], w[at + k], inputShift, termShift, sum, length);
    }
    FixedLoops.finish(sum, shift, length);
  }

  @Override
  public void elements(int[][] v, int[][] w, int count, int[] sum, int length) {
    Arrays.fill(sum, 0, length, rounding);
    for (int k = 0; k < count; k++) {
      IntLoops.moreTerms(v[k], w[k], inputShift, termShift, sum, length);
    }
    FixedLoops.finish(sum, shift, length);
  }

  @Override
  public void dots(int[] values, AxisTaps<int[]> taps, int inner, int[] sum, int at) {
    for (int i = 0; i < taps.rows() * inner; i++) {
      int total = rounding;
      int end = taps.starts()[i / inner + 1];
      for (int k = taps.starts()[i / inner]; k < end; k++) {
        int value = values[taps.indices()[k] * inner + i % inner] >> inputShift;
        total += value * taps.weights()[k] >> termShift;
      }
      sum[at + i] = FixedLoops.finished(total, shift);
    }
  }
}
