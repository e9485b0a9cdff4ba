package io.halfpixel.jvm.sums;

import io.halfpixel.plan.Accumulation;

/**
 * An accumulation in a form that needs few loops: taps are permuted so that every sum runs from the
 * first tap to the last, and each sum then adds its first {@link #unfused} taps unfused and the
 * others fused (rule HP-201).
 *
 * <p>The sum begins with {@link #start}. That is −0 where the first product stands alone, because
 * −0 + x is x for every x, signed zeros included.
 */
public final class TapOrder {
  private final Accumulation accumulation;

  public TapOrder(Accumulation accumulation) {
    this.accumulation = accumulation;
  }

  /** Returns which tap of a row of {@code count} comes at position k of the sum. */
  public int position(int count, int k) {
    return switch (accumulation) {
      case SEQUENTIAL,
          SEQUENTIAL_FROM_ZERO,
          SEQUENTIAL_FMA,
          FOURS_THEN_FMA,
          TWOS_THEN_FMA,
          LERP,
          PAIRWISE ->
          k;
      case REVERSED, REVERSED_FMA -> count - 1 - k;
      case PAIR_FMA -> swapped(count, k);
      case REVERSED_PAIR_FMA -> count - 1 - swapped(count, k);
    };
  }

  private static int swapped(int count, int k) {
    return count >= 2 && k < 2 ? 1 - k : k;
  }

  /**
   * Returns how many taps of a row of {@code count}, from the first, are multiplied and added with
   * two roundings.
   */
  public int unfused(int count) {
    return switch (accumulation) {
      case SEQUENTIAL, SEQUENTIAL_FROM_ZERO, REVERSED, LERP, PAIRWISE -> count;
      case SEQUENTIAL_FMA, REVERSED_FMA, PAIR_FMA, REVERSED_PAIR_FMA -> Math.min(count, 1);
      case FOURS_THEN_FMA -> count == 0 ? 0 : 1 + (count - 1) / 4 * 4;
      case TWOS_THEN_FMA -> count == 0 ? 0 : 1 + (count - 1) / 2 * 2;
    };
  }

  /** Returns the zero with which a sum of one or more taps begins. */
  public float start() {
    return accumulation == Accumulation.SEQUENTIAL_FROM_ZERO ? 0f : -0f;
  }

  /** Returns whether products are added in NumPy's order, which is no sequence. */
  boolean pairwise() {
    return accumulation == Accumulation.PAIRWISE;
  }

  /** Returns whether rows are {@code v0 + (v1 − v0)·w1} rather than a sum. */
  public boolean lerp() {
    return accumulation == Accumulation.LERP;
  }
}
