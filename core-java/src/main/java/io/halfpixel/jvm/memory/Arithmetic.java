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

  /** Sets the values [at, at + width) to +0. */
  void clear(A row, int at, int width);

  /** {@code to[at + p] += from[first + p]} for p in [0, width). */
  void add(A from, int first, A to, int at, int width);

  /**
   * Adds to the sum of each output i the values of its bin [starts[i], ends[i]), in order; {@code
   * inner} neighbours have a bin and an output together.
   */
  void addBins(A row, int[] starts, int[] ends, int inner, A sums);

  /** Divides positions [from, to) of the {@code inner} of each output i by divisors[i]. */
  void divide(A sums, long[] divisors, int inner, int from, int to);

  /** {@code products[at] = a · b}, where a and b are values of the array's element type. */
  void multiply(double a, double b, A products, int at);

  /** {@code scaled[i] = factors[factor] · base[i]} for i in [at, at + length). */
  void scale(A base, A factors, int factor, A scaled, int at, int length);
}
