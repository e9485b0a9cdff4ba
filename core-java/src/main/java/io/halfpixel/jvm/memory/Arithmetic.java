package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic.Operator;

/**
 * Operations on values of a row, each rounded once, to the type of the arithmetic. Immutable and
 * thread-safe.
 *
 * @param <A> the array class of the rows
 */
public interface Arithmetic<A> {
  /** Returns whether {@link #clamp} and {@link #apply} can compute in a type. */
  boolean computes(DataType type);

  /** Brings the first values of a row into [low, high]; NaN stays. */
  void clamp(A row, double low, double high, int count);

  /**
   * {@code row[i] = row[i] (operator) operands[i + shift]} for i in [at, end), rounded to a type in
   * which this {@linkplain #computes computes}.
   */
  void apply(Operator operator, DataType type, A row, int at, int end, A operands, int shift);

  /** The same with one operand for all. */
  void applyOne(Operator operator, DataType type, A row, int at, int end, A operands, int operand);

  /**
   * Turns the first values of a row, which are values of a type, into integers: {@code trunc(v)},
   * or {@code trunc(v + copysign(½, v))} with the addition rounded to the type. NaN stays.
   */
  void truncate(A row, int count, DataType type, boolean halfAway);

  /** Sets the values [at, at + width) to +0. */
  void clear(A row, int at, int width);

  /** {@code to[at + p] += from[first + p]} for p in [0, width). */
  void add(A from, int first, A to, int at, int width);

  /**
   * Adds to the sum of each output i the values of its bin [starts[i], ends[i]), in order; {@code
   * inner} neighbours have a bin and an output together.
   */
  void addBins(A row, int[] starts, int[] ends, int inner, A sums);

  /** Returns a value of a row. */
  double get(A row, int i);

  /** Sets a value of a row, rounded to the type in which this computes. */
  void put(A row, int i, double value);

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
  default void multiplyByReciprocals(A sums, long[] counts, int inner, Part part) {
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

  /** Divides a part of the outputs i, of {@code inner} positions each, by divisors[i]. */
  void divide(A sums, long[] divisors, int inner, Part part);

  /** {@code scaled[i] = factors[factor] · base[i]} for i in [at, at + length). */
  void scale(A base, A factors, int factor, A scaled, int at, int length);
}
