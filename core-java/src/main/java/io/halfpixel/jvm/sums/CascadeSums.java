package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;

/**
 * Cascade sums, as {@link io.halfpixel.plan.CascadeMean} describes them, of rows of neighbouring
 * values: position p of each row belongs to sum p. Holds scratch memory and serves one run at a
 * time.
 *
 * @param <A> the array class of the rows
 */
public final class CascadeSums<A> {
  /** The number of levels of a cascade. */
  private static final int LEVELS = 4;

  private final Arithmetic<A> arithmetic;
  private final A[] levels;

  /** Creates sums of at most so many neighbours. */
  public CascadeSums(Carrier<A> carrier, Arithmetic<A> arithmetic, int width) {
    this.arithmetic = arithmetic;
    this.levels = WeightRows.empty(LEVELS, width, carrier);
  }

  /**
   * Sums {@code count} rows as plain cascades: {@code out[at + p]} becomes the sum of {@code
   * in[from + k·stride + p]} over k, for p in [0, width).
   */
  public void run(A in, int from, int stride, int count, int width, A out, int at) {
    for (A level : levels) {
      arithmetic.clear(level, 0, width);
    }
    int power = power(count);
    int step = 1 << power;
    for (int k = 0; k < count; k++) {
      arithmetic.add(in, from + k * stride, levels[0], 0, width);
      int reached = k + 1;
      for (int level = 1; level < LEVELS && reached % step == 0; level++) {
        arithmetic.add(levels[level - 1], 0, levels[level], 0, width);
        arithmetic.clear(levels[level - 1], 0, width);
        reached >>= power;
      }
    }
    System.arraycopy(levels[0], 0, out, at, width);
    for (int level = 1; level < LEVELS; level++) {
      arithmetic.add(levels[level], 0, out, at, width);
    }
  }

  /** Returns the binary logarithm of the number of values in a step of a cascade. */
  private static int power(int count) {
    int logarithm = count < 2 ? 1 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    return Math.max(4, logarithm / LEVELS);
  }
}
