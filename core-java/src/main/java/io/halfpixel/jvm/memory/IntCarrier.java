package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;

/** Rows of integers of up to 32 bits in {@code int[]}. */
public class IntCarrier extends ByteCarrier {
  public static final IntCarrier INSTANCE = new IntCarrier();

  /** Creates a carrier whose loops leave vectors to the compiler. */
  protected IntCarrier() {}

  @Override
  public DataType natural() {
    return DataType.I32;
  }

  @Override
  public boolean holds(DataType type) {
    return type.isInteger() && type != DataType.I64;
  }

  @Override
  public void read(DataType type, Object elements, int first, int[] row, int at, int length) {
    if (elements instanceof int[] ints) {
      System.arraycopy(ints, first, row, at, length);
    } else if (type == DataType.U8) {
      super.read(type, elements, first, row, at, length);
    } else if (elements instanceof byte[] bytes) {
      for (int i = 0; i < length; i++) {
        row[at + i] = bytes[first + i];
      }
    } else {
      int mask = type == DataType.U16 ? 0xffff : -1;
      short[] shorts = (short[]) elements;
      for (int i = 0; i < length; i++) {
        row[at + i] = shorts[first + i] & mask;
      }
    }
  }

  /** Values outside the range of the type become the nearest end of it. */
  @Override
  public void write(DataType type, int[] row, Object elements, int first, int length) {
    switch (type) {
      case U8 -> PackedBytes.writeClamped(row, (byte[]) elements, first, length);
      case I8 -> bytes(row, Byte.MIN_VALUE, Byte.MAX_VALUE, (byte[]) elements, first, length);
      case U16 -> shorts(row, 0, 0xffff, (short[]) elements, first, length);
      case I16 -> shorts(row, Short.MIN_VALUE, Short.MAX_VALUE, (short[]) elements, first, length);
      default -> System.arraycopy(row, 0, elements, first, length);
    }
  }

  private static void bytes(int[] row, int low, int high, byte[] to, int first, int length) {
    for (int i = 0; i < length; i++) {
      to[first + i] = (byte) Math.max(low, Math.min(row[i], high));
    }
  }

  private static void shorts(int[] row, int low, int high, short[] to, int first, int length) {
    for (int i = 0; i < length; i++) {
      to[first + i] = (short) Math.max(low, Math.min(row[i], high));
    }
  }
}
