package io.halfpixel.jvm.memory;

import org.jspecify.annotations.Nullable;

/**
 * Rows of integers, which are summed but otherwise only converted.
 *
 * @param <A> the array class: {@code int[]} or {@code long[]}
 */
public abstract class IntegerCarrier<A> extends Carrier<A> {
  /** Creates a carrier. */
  IntegerCarrier() {}

  /** Returns a value of a row, or a weight. */
  public abstract long get(A row, int i);

  /** Sets a value of a row. */
  public abstract void put(A row, int i, long value);

  @Override
  public final @Nullable Arithmetic<A> arithmetic() {
    return null;
  }
}
