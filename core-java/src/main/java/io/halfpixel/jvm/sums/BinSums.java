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

  /** Returns a value of a row. */
  double get(A row, int i);

  /** Sets a value of a row, rounded to the type in which this computes. */
  void put(A row, int i, double value);

  /**
   * Adds to the sums of positions [from, to) of each output the values of a line of its bins, in
   * groups: each whole group of {@code size} values is summed first, and what is left of all lines
   * is added one by one.
   *
   * @param line the number of the line in the bin
   * @param lines the number of all lines of a bin
   * @param groups the sums of groups that are not whole yet, kept from line to line
   * @param fromZero whether the first group is added to the +0 in the sums, or takes its place
   */
  default void addGroups(
      A row,
      int[] starts,
      int[] ends,
      int inner,
      int from,
      int to,
      long line,
      long lines,
      int size,
      boolean fromZero,
      A groups,
      A sums) {
    for (int i = 0; i < starts.length; i++) {
      long width = (long) ends[i] - starts[i];
      long grouped = lines * width / size * size;
      for (int tap = 0; tap < width; tap++) {
        long number = line * width + tap;
        for (int p = from; p < to; p++) {
          int at = i * inner + p;
          double value = get(row, (starts[i] + tap) * inner + p);
          if (number < grouped) {
            put(groups, at, number % size == 0 ? value : get(groups, at) + value);
            value = get(groups, at);
          }
          boolean isFirst = number == size - 1 && !fromZero;
          if (number >= grouped || number % size == size - 1) {
            put(sums, at, isFirst ? value : get(sums, at) + value);
          }
        }
      }
    }
  }

  /** Multiplies positions [from, to) of each output i with 1/counts[i], rounded to float32. */
  default void multiply(A sums, long[] counts, int inner, int from, int to) {
    for (int i = 0; i < counts.length; i++) {
      float factor = 1 / (float) counts[i];
      for (int p = i * inner + from; p < i * inner + to; p++) {
        put(sums, p, get(sums, p) * factor);
      }
    }
  }

  /** Divides positions [from, to) of each output i by divisors[i]. */
  void divide(A sums, long[] divisors, int inner, int from, int to);
}
