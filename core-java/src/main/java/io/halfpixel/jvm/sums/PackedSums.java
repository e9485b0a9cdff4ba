package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.memory.PackedBytes;
import java.util.Arrays;

/**
 * Sums like {@link FixedSums} of rows that are {@link PackedBytes}, into such rows. Holds scratch
 * memory: not thread-safe.
 */
final class PackedSums extends Sums<int[]> {
  private final ByteCarrier carrier;
  private final int rounding;
  private final int shift;

  /** The sums of the first, second, third and fourth value of each word. */
  private final int[][] sums;

  /** Creates the sums of rows of at most so many words. */
  PackedSums(ByteCarrier carrier, int rounding, int shift, int words) {
    super(carrier);
    this.carrier = carrier;
    this.rounding = rounding;
    this.shift = shift;
    this.sums = new int[PackedBytes.IN_WORD][words];
  }

  @Override
  public PackedSums forRun() {
    return new PackedSums(carrier, rounding, shift, sums[0].length);
  }

  @Override
  public void rows(int[][] v, int[] w, int at, int count, int[] sum, int length) {
    if (count == 1) {
      PackedLoops.sum1(v[0], w[at], rounding, shift, sum, length);
    } else if (count == 2) {
      PackedLoops.sum2(v[0], w[at], v[1], w[at + 1], rounding, shift, sum, length);
    } else if (count > 2) {
      many(v, w, at, count, sum, length);
    } else {
      Arrays.fill(sum, 0, length, FixedLoops.finished(rounding, shift) * 0x01010101);
    }
  }

  private void many(int[][] v, int[] w, int at, int count, int[] sum, int length) {
    PackedLoops.first2(v[0], w[at], v[1], w[at + 1], rounding, sums, length);
    int k = 2;
    for (; k + 2 <= count; k += 2) {
      PackedLoops.more2(v[k], w[at + k], v[k + 1], w[at + k + 1], sums, length);
    }
    if (k < count) {
      PackedLoops.last1(v[k], w[at + k], sums, shift, sum, length);
    } else {
      PackedLoops.finish(sums, shift, sum, length);
    }
  }

  @Override
  public void elements(int[][] values, int[][] weights, int count, int[] sum, int length) {
    throw new UnsupportedOperationException("packed values have one weight a row");
  }

  @Override
  public void dots(int[] values, AxisTaps<int[]> taps, int inner, int[] sum, int at) {
    throw new UnsupportedOperationException("packed values have one weight a row");
  }
}
