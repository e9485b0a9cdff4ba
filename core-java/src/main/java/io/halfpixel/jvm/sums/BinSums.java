package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;

/**
 * The arithmetic of means over bins: additions and divisions of whole rows, each rounded to one
 * type. A row is [outputs][inner]. Immutable and thread-safe.
 *
 * @param <A> the array class of the rows
 */
public interface BinSums<A> {
  /**
   * A part of a row: positions [from, to) of the outputs [first, end).
   *
   * @param first the first output
   * @param end the output behind the last
   * @param from the first inner position
   * @param to the inner position behind the last
   */
  record Part(int first, int end, int from, int to) {
    /** Returns whether it has neither outputs nor positions. */
    public boolean isEmpty() {
      return first >= end || from >= to;
    }
  }

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
   * Adds to the sums of a part of the outputs the values of a line of their bins, in groups: each
   * whole group of {@code size} values is summed first, and what is left of all lines is added one
   * by one.
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
      Part part,
      long line,
      long lines,
      int size,
      boolean fromZero,
      A groups,
      A sums) {
    for (int i = part.first(); i < part.end(); i++) {
      long width = (long) ends[i] - starts[i];
      long grouped = lines * width / size * size;
      for (int tap = 0; tap < width; tap++) {
        long number = line * width + tap;
        for (int p = part.from(); p < part.to(); p++) {
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

  /** Multiplies a part of the outputs i with 1/counts[i], rounded to float32. */
  default void multiply(A sums, long[] counts, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      float factor = 1 / (float) counts[i];
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        put(sums, p, get(sums, p) * factor);
      }
    }
  }

  /** Divides a part of the outputs i, rounded to float32, by divisors[i] in float32. */
  default void divideInFloat(A sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        put(sums, p, (float) get(sums, p) / (float) divisors[i]);
      }
    }
  }

  /** Divides a part of the outputs i by divisors[i]. */
  void divide(A sums, long[] divisors, int inner, Part part);
}
