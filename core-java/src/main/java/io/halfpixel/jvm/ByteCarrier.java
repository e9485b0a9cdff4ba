package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Step;
import java.util.List;

/**
 * Rows of uint8 values in {@code int[]}, widened once for all passes: the compiler vectorises sums
 * of ints, not of bytes.
 */
public class ByteCarrier extends Carrier<int[]> {
  static final ByteCarrier INSTANCE = new ByteCarrier();

  /** Creates a carrier with plain loops. */
  protected ByteCarrier() {}

  @Override
  DataType natural() {
    return DataType.U8;
  }

  @Override
  boolean holds(DataType type) {
    return type == DataType.U8;
  }

  @Override
  boolean takes(Step step) {
    return step instanceof Convert && holdsBoth(step);
  }

  @Override
  RowChange<int[]> limits(Clamp step) {
    throw new UnsupportedOperationException("limits of bytes");
  }

  @Override
  List<RowChange<int[]>> arithmetic(ChannelArithmetic step) {
    throw new UnsupportedOperationException("arithmetic with bytes");
  }

  @Override
  int[] row(int length) {
    return new int[length];
  }

  @Override
  int[][] rows(int count) {
    return new int[count][];
  }

  @Override
  final Sums<int[]> sums(Step step) {
    return sums((FixedPoint1d) step);
  }

  /** Returns the arithmetic of a pass. */
  protected FixedSums sums(FixedPoint1d step) {
    return new FixedSums(this, (int) step.rounding(), step.shift());
  }

  @Override
  int[] weights(double[] values) {
    int[] weights = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = (int) values[i];
    }
    return weights;
  }

  @Override
  public void read(DataType type, Object elements, int first, int[] row, int at, int length) {
    byte[] from = (byte[]) elements;
    for (int i = 0; i < length; i++) {
      row[at + i] = from[first + i] & 0xff;
    }
  }

  @Override
  public void write(DataType type, int[] row, Object elements, int first, int length) {
    byte[] to = (byte[]) elements;
    for (int i = 0; i < length; i++) {
      to[first + i] = (byte) row[i];
    }
  }

  @Override
  boolean same(int[] weights, int i, int j) {
    return weights[i] == weights[j];
  }

  @Override
  public void interleave(int[] even, int[] odd, int length, int[] target, int at) {
    for (int i = 0; i < length; i++) {
      target[at + 2 * i] = even[i];
      target[at + 2 * i + 1] = odd[i];
    }
  }
}
