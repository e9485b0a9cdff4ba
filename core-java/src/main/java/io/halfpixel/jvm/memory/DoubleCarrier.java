package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;

/**
 * Rows of {@code double[]}: every type but int64. Plain loops; float64 is no path that must be
 * fast.
 */
public final class DoubleCarrier extends Carrier<double[]> {
  public static final DoubleCarrier INSTANCE = new DoubleCarrier(false);

  /**
   * The same, but for int64: digits that a double does not hold are dropped, and the last one left
   * is set if they were not zero. What is then rounded to fewer digits is rounded once.
   */
  public static final DoubleCarrier ODD = new DoubleCarrier(true);

  private final boolean odd;

  private DoubleCarrier(boolean odd) {
    this.odd = odd;
  }

  @Override
  public DataType natural() {
    return DataType.F64;
  }

  @Override
  public boolean holds(DataType type) {
    return type != DataType.I64;
  }

  @Override
  public Arithmetic<double[]> arithmetic() {
    return DoubleArithmetic.INSTANCE;
  }

  @Override
  public double[] row(int length) {
    return new double[length];
  }

  @Override
  public double[][] rows(int count) {
    return new double[count][];
  }

  @Override
  public double[] weights(double[] values) {
    return values;
  }

  @Override
  public void read(DataType type, Object elements, int first, double[] row, int at, int length) {
    if (type == DataType.F64) {
      System.arraycopy(elements, first, row, at, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      row[at + i] = value(type, elements, first + i);
    }
  }

  private double value(DataType type, Object elements, int at) {
    return switch (type) {
      case F32 -> ((float[]) elements)[at];
      case F64 -> ((double[]) elements)[at];
      case F16 -> Half.toFloat(((short[]) elements)[at]);
      case BF16 -> Bfloat16.toFloat(((short[]) elements)[at]);
      case U8 -> ((byte[]) elements)[at] & 0xff;
      case I8 -> ((byte[]) elements)[at];
      case I16 -> ((short[]) elements)[at];
      case U16 -> ((short[]) elements)[at] & 0xffff;
      case I32 -> ((int[]) elements)[at];
      case I64 -> odd ? oddly(((long[]) elements)[at]) : ((long[]) elements)[at];
      case BOOL -> ((byte[]) elements)[at] == 0 ? 0 : 1;
    };
  }

  private static double oddly(long value) {
    boolean held = value == (long) (double) value && value != Long.MAX_VALUE;
    return held ? value : 0x1p12 * (value >> 12 | 1);
  }

  @Override
  public void write(DataType type, double[] row, Object elements, int first, int length) {
    if (type == DataType.F64) {
      System.arraycopy(row, 0, elements, first, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      put(type, row[i], elements, first + i);
    }
  }

  private static void put(DataType type, double value, Object elements, int at) {
    switch (type) {
      case F32 -> ((float[]) elements)[at] = (float) value;
      case F64 -> ((double[]) elements)[at] = value;
      case F16 -> ((short[]) elements)[at] = Half.fromDouble(value);
      case BF16 -> ((short[]) elements)[at] = Bfloat16.fromDouble(value);
      case U8 -> ((byte[]) elements)[at] = (byte) nearest(value, 0, 0xff);
      case I8 -> ((byte[]) elements)[at] = (byte) nearest(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case I16 ->
          ((short[]) elements)[at] = (short) nearest(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case U16 -> ((short[]) elements)[at] = (short) nearest(value, 0, 0xffff);
      case I32 -> ((int[]) elements)[at] = nearest(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      // The cast saturates, and turns NaN into 0.
      case I64 -> ((long[]) elements)[at] = (long) Math.rint(value);
      case BOOL -> ((byte[]) elements)[at] = (byte) (value == 0 ? 0 : 1);
    }
  }

  /** NaN passes through and is cast to 0. */
  private static int nearest(double value, double low, double high) {
    return (int) Math.min(Math.max(Math.rint(value), low), high);
  }

  @Override
  public boolean same(double[] weights, int i, int j) {
    return Double.doubleToRawLongBits(weights[i]) == Double.doubleToRawLongBits(weights[j]);
  }

  @Override
  public void interleave(double[] even, double[] odd, int length, double[] target, int at) {
    for (int i = 0; i < length; i++) {
      target[at + 2 * i] = even[i];
      target[at + 2 * i + 1] = odd[i];
    }
  }
}
