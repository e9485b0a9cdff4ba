package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.List;

/**
 * Random sums of at most two neighbours, in 16 bits between two passes, as OpenCV interpolates
 * bytes linearly: with its weights of 11 bits, or any of 16.
 */
public final class RandomPairSums {
  private static final Terms UPPER_HALF = new Terms(0, 16, Ties.FLOOR);

  private final Randoms random;
  private final int lowest;
  private final int highest;

  public RandomPairSums(Randoms random) {
    this.random = random;
    boolean opencv = random.flip();
    this.lowest = opencv ? 0 : Short.MIN_VALUE;
    this.highest = opencv ? 1 << 11 : Short.MAX_VALUE;
  }

  /** Returns a step from uint8 to int16. */
  public FixedPoint1d first(Pass pass) {
    int shift = random.between(0, 9);
    return new FixedPoint1d(
        pass, neighbours(pass), random.between(-100, 100), shift, DataType.U8, DataType.I16);
  }

  /** Returns a step from int16 to uint8, of the upper halves of products. */
  public FixedPoint1d second(Pass pass) {
    int shift = random.between(0, 8);
    int rounding = random.pick(List.of(0, 1 << shift >> 1, (int) Short.MAX_VALUE, -1));
    return new FixedPoint1d(
        pass, neighbours(pass), UPPER_HALF, rounding, shift, 0, DataType.I16, DataType.U8);
  }

  /** Every eighth output has one tap. Now and then one of two weights is zero in all outputs. */
  private TapTable neighbours(Pass pass) {
    boolean half = random.between(0, 3) == 0;
    int rows = pass.outputLength();
    int length = pass.inputLength();
    int[] starts = new int[rows + 1];
    int[] indices = new int[2 * rows];
    double[] weights = new double[2 * rows];
    int taps = 0;
    for (int row = 0; row < rows; row++) {
      int first = (int) ((long) row * length / rows);
      int count = first + 1 == length || random.between(0, 7) == 0 ? 1 : 2;
      int nothing = half && count == 2 ? random.between(0, 1) : count;
      for (int k = 0; k < count; k++) {
        indices[taps] = first + k;
        weights[taps++] = k == nothing ? 0 : random.between(lowest, highest);
      }
      starts[row + 1] = taps;
    }
    return TapTable.of(starts, Arrays.copyOf(indices, taps), Arrays.copyOf(weights, taps));
  }
}
