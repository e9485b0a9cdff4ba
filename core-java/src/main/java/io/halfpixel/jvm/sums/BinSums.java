package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;

/**
 * The arithmetic of means over bins: additions and divisions of whole rows, each rounded to one
 * type. A row is [outputs][inner]. Immutable and thread-safe.
 *
 * @param <A> the array class of the rows
 */
public interface BinSums<A> {
  /** Returns what rows are made of. */
  Carrier<A> carrier();

  /** Sets the first values of a row to +0. */
  void clear(A sums, int length);

  /** Adds to the sum of each output i the values of its bin [starts[i], ends[i]), in order. */
  void add(A row, int[] starts, int[] ends, int inner, A sums);

  /** Divides positions [from, to) of each output i by divisors[i]. */
  void divide(A sums, long[] divisors, int inner, int from, int to);
}
