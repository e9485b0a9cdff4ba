package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;

/**
 * The arithmetic of cascade means, as {@link io.halfpixel.plan.CascadeMean} describes it, on rows
 * of neighbouring values: position p of each row belongs to sum p. Holds scratch memory and serves
 * one run at a time.
 *
 * @param <A> the array class of the rows
 */
public abstract class CascadeSums<A> {
  /** The number of levels of a cascade. */
  static final int LEVELS = 4;

  /** Returns what rows are made of. */
  public abstract Carrier<A> carrier();

  /**
   * Sums {@code count} rows as plain cascades: {@code out[at + p]} becomes the sum of {@code
   * in[from + k·stride + p]} over k, for p in [0, width).
   */
  public abstract void cascade(A in, int from, int stride, int count, int width, A out, int at);

  /** {@code to[at + p] += from[first + p]} for p in [0, width). */
  public abstract void add(A from, int first, A to, int at, int width);

  /** Sets positions [at, at + width) to +0. */
  public abstract void clear(A to, int at, int width);

  /** Divides positions [0, width) by a length. */
  public abstract void divide(A sums, int width, int length);

  /** Returns the binary logarithm of the number of values in a step of a cascade. */
  static int power(int count) {
    int logarithm = count < 2 ? 1 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    return Math.max(4, logarithm / LEVELS);
  }
}
