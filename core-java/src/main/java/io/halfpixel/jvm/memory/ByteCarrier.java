package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;

/**
 * Rows of uint8 values in {@code int[]}, widened once for all passes: the compiler vectorises sums
 * of ints, not of bytes.
 */
public class ByteCarrier extends IntegerCarrier<int[]> {
  public static final ByteCarrier INSTANCE = new ByteCarrier();

  /** Creates a carrier whose loops leave vectors to the compiler. */
  protected ByteCarrier() {}

  @Override
  public DataType natural() {
    return DataType.U8;
  }

  @Override
  public boolean holds(DataType type) {
    return type == DataType.U8;
  }

  @Override
  public final long get(int[] row, int i) {
    return row[i];
  }

  @Override
  public final void put(int[] row, int i, long value) {
    row[i] = (int) value;
  }

  @Override
  public int[] row(int length) {
    return new int[length];
  }

  @Override
  public int[][] rows(int count) {
    return new int[count][];
  }

  @Override
  public int[] weights(double[] values) {
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
  public boolean same(int[] weights, int i, int j) {
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
