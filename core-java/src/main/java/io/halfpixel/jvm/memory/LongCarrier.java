package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;

/** Rows of integers, and of truth values, in {@code long[]}. */
public final class LongCarrier extends IntegerCarrier<long[]> {
  public static final LongCarrier INSTANCE = new LongCarrier();

  private LongCarrier() {}

  @Override
  public DataType natural() {
    return DataType.I64;
  }

  @Override
  public boolean holds(DataType type) {
    return !type.isFloatingPoint();
  }

  @Override
  public long get(long[] row, int i) {
    return row[i];
  }

  @Override
  public void put(long[] row, int i, long value) {
    row[i] = value;
  }

  @Override
  public long[] row(int length) {
    return new long[length];
  }

  @Override
  public long[][] rows(int count) {
    return new long[count][];
  }

  @Override
  public long[] weights(double[] values) {
    long[] weights = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = (long) values[i];
    }
    return weights;
  }

  @Override
  public boolean same(long[] weights, int i, int j) {
    return weights[i] == weights[j];
  }

  @Override
  public void read(DataType type, Object elements, int first, long[] row, int at, int length) {
    for (int i = 0; i < length; i++) {
      row[at + i] = value(type, elements, first + i);
    }
  }

  private static long value(DataType type, Object elements, int at) {
    return switch (type) {
      case U8 -> ((byte[]) elements)[at] & 0xff;
      case I8 -> ((byte[]) elements)[at];
      case I16 -> ((short[]) elements)[at];
      case U16 -> ((short[]) elements)[at] & 0xffff;
      case I32 -> ((int[]) elements)[at];
      case I64 -> ((long[]) elements)[at];
      case BOOL -> ((byte[]) elements)[at] == 0 ? 0 : 1;
      case F32, F64, F16, BF16 -> throw new IllegalArgumentException("a long holds no " + type);
    };
  }

  /** Values outside the range of the type become the nearest end of it. */
  @Override
  public void write(DataType type, long[] row, Object elements, int first, int length) {
    for (int i = 0; i < length; i++) {
      put(type, row[i], elements, first + i);
    }
  }

  private static void put(DataType type, long value, Object elements, int at) {
    switch (type) {
      case U8 -> ((byte[]) elements)[at] = (byte) within(value, 0, 0xff);
      case I8 -> ((byte[]) elements)[at] = (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case I16 ->
          ((short[]) elements)[at] = (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case U16 -> ((short[]) elements)[at] = (short) within(value, 0, 0xffff);
      case I32 ->
          ((int[]) elements)[at] = (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case I64 -> ((long[]) elements)[at] = value;
      case BOOL -> ((byte[]) elements)[at] = (byte) (value == 0 ? 0 : 1);
      case F32, F64, F16, BF16 -> throw new IllegalArgumentException("a long holds no " + type);
    }
  }

  private static long within(long value, long low, long high) {
    return Math.max(low, Math.min(value, high));
  }

  @Override
  public void interleave(long[] even, long[] odd, int length, long[] target, int at) {
    for (int i = 0; i < length; i++) {
      target[at + 2 * i] = even[i];
      target[at + 2 * i + 1] = odd[i];
    }
  }
}
