package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a chain are made of while they travel: one class of primitive array that holds
 * every value of some element types exactly. A float16 row, for instance, travels as {@code
 * float[]}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <A> the array class: {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}
 */
public abstract class Carrier<A> {
  /** Creates a carrier. */
  Carrier() {}

  /** Returns the type whose values are exactly those of the array's elements that occur. */
  public abstract DataType natural();

  /** Returns whether each value of a type is one of the array's. */
  public abstract boolean holds(DataType type);

  /** Returns the arithmetic of the values of rows one by one, or null if there is none. */
  public abstract @Nullable Arithmetic<A> arithmetic();

  /** Returns a new row of zeros. */
  public abstract A row(int length);

  /** Returns a new array for so many rows. */
  public abstract A[] rows(int count);

  /** Returns weights, which are values of the carrier's element type, as a row. */
  public abstract A weights(double[] values);

  /** Returns whether two weights have the same bits. */
  public abstract boolean same(A weights, int i, int j);

  /**
   * Converts elements of a type, which the carrier holds, into a row from a position on. Carriers
   * of floating-point values also read integers that they do not hold, to nearest, ties to even.
   */
  public abstract void read(DataType type, Object elements, int first, A row, int at, int length);

  /**
   * Converts the first values of a row to a type, to nearest, ties to even; integers saturate and
   * NaN becomes 0.
   */
  public abstract void write(DataType type, A row, Object elements, int first, int length);

  /** {@code target[at + 2·i] = even[i]} and {@code target[at + 2·i + 1] = odd[i]}. */
  public abstract void interleave(A even, A odd, int length, A target, int at);
}
