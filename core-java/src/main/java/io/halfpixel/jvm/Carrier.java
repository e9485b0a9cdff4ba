package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Step;
import java.util.List;

/**
 * What the rows of a chain are made of while they travel: one class of primitive array that holds
 * every value of some element types exactly. A float16 row, for instance, travels as {@code
 * float[]}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <A> the array class: {@code float[]}, {@code double[]} or {@code int[]}
 */
public abstract class Carrier<A> {
  /** Creates a carrier. */
  Carrier() {}

  /** Returns the type whose values are exactly those of the array's elements that occur. */
  abstract DataType natural();

  /** Returns whether each value of a type is one of the array's. */
  abstract boolean holds(DataType type);

  /** Returns whether the values of a row can go through a step that computes each by itself. */
  abstract boolean takes(Step step);

  /** Returns the change that such a step is. */
  abstract RowChange<A> limits(Clamp step);

  /** Returns the changes that such a step is, one after the other. */
  abstract List<? extends RowChange<A>> arithmetic(ChannelArithmetic step);

  /** Returns whether the values that a step reads and writes are the array's. */
  final boolean holdsBoth(Step step) {
    return holds(step.input()) && holds(step.output());
  }

  /** Returns a new row of zeros. */
  abstract A row(int length);

  /** Returns a new array for so many rows. */
  abstract A[] rows(int count);

  /** Returns the arithmetic of a pass whose rows are made of this. */
  abstract Sums<A> sums(Step step);

  /** Returns weights, which are values of the carrier's element type, as a row. */
  abstract A weights(double[] values);

  /** Returns whether two weights have the same bits. */
  abstract boolean same(A weights, int i, int j);

  /** Converts elements of a type, which the carrier holds, into a row from a position on. */
  public abstract void read(DataType type, Object elements, int first, A row, int at, int length);

  /**
   * Converts the first values of a row to a type, to nearest, ties to even; integers saturate and
   * NaN becomes 0.
   */
  public abstract void write(DataType type, A row, Object elements, int first, int length);

  /** {@code target[at + 2·i] = even[i]} and {@code target[at + 2·i + 1] = odd[i]}. */
  public abstract void interleave(A even, A odd, int length, A target, int at);
}
