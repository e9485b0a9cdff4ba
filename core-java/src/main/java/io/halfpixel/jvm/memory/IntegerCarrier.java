package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic.Operator;

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
  public final boolean computes(DataType type) {
    return false;
  }

  @Override
  public final void clamp(A row, double low, double high, int count) {
    throw new UnsupportedOperationException("limits of integers");
  }

  @Override
  public final void apply(
      Operator operator, DataType type, A row, int at, int end, A operands, int shift) {
    throw new UnsupportedOperationException("arithmetic with integers");
  }

  @Override
  public final void applyOne(
      Operator operator, DataType type, A row, int at, int end, A operands, int operand) {
    throw new UnsupportedOperationException("arithmetic with integers");
  }

  /** Does nothing: integers are what they would be truncated to. */
  @Override
  public final void truncate(A row, int count, DataType type, boolean halfAway) {}
}
