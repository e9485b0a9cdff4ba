package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;

/** Rows of {@code float[]}: everything but float64, int32 and int64. */
public class FloatCarrier extends Carrier<float[]> {
  public static final FloatCarrier INSTANCE = new FloatCarrier();

  /** Creates a carrier whose loops leave vectors to the compiler. */
  protected FloatCarrier() {}

  @Override
  public DataType natural() {
    return DataType.F32;
  }

  @Override
  public boolean holds(DataType type) {
    return type == DataType.F32 || type.bytes() < Float.BYTES;
  }

  @Override
  public Arithmetic<float[]> arithmetic() {
    return FloatArithmetic.INSTANCE;
  }

  @Override
  public float[] row(int length) {
    return new float[length];
  }

  @Override
  public float[][] rows(int count) {
    return new float[count][];
  }

  @Override
  public float[] weights(double[] values) {
    float[] weights = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = (float) values[i];
    }
    return weights;
  }

  @Override
  public void read(DataType type, Object elements, int first, float[] row, int at, int length) {
    switch (type) {
      case F32 -> System.arraycopy(elements, first, row, at, length);
      case F16 -> HalfRows.read((short[]) elements, first, row, at, length);
      case BF16 -> {
        short[] from = (short[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = Bfloat16.toFloat(from[first + i]);
        }
      }
      case U8 -> {
        byte[] from = (byte[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i] & 0xff;
        }
      }
      case I8 -> {
        byte[] from = (byte[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i];
        }
      }
      case I16 -> {
        short[] from = (short[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i];
        }
      }
      case U16 -> {
        short[] from = (short[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i] & 0xffff;
        }
      }
      case I32 -> {
        int[] from = (int[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i];
        }
      }
      case I64 -> {
        long[] from = (long[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i];
        }
      }
      case BOOL -> {
        byte[] from = (byte[]) elements;
        for (int i = 0; i < length; i++) {
          row[at + i] = from[first + i] == 0 ? 0 : 1;
        }
      }
      case F64 -> throw new IllegalArgumentException("a float does not hold every " + type);
    }
  }

  @Override
  public void write(DataType type, float[] row, Object elements, int first, int length) {
    switch (type) {
      case F32 -> System.arraycopy(row, 0, elements, first, length);
      case F16 -> HalfRows.write(row, (short[]) elements, first, length);
      case BF16 -> {
        short[] to = (short[]) elements;
        for (int i = 0; i < length; i++) {
          to[first + i] = Bfloat16.fromFloat(row[i]);
        }
      }
      case U8 -> integers(row, 0, 0xff, (byte[]) elements, first, length);
      case I8 -> integers(row, Byte.MIN_VALUE, Byte.MAX_VALUE, (byte[]) elements, first, length);
      case I16 ->
          integers(row, Short.MIN_VALUE, Short.MAX_VALUE, (short[]) elements, first, length);
      case U16 -> integers(row, 0, 0xffff, (short[]) elements, first, length);
      case BOOL -> {
        byte[] to = (byte[]) elements;
        for (int i = 0; i < length; i++) {
          to[first + i] = (byte) (row[i] == 0 ? 0 : 1);
        }
      }
      case F64, I32, I64 ->
          throw new IllegalArgumentException("a float does not hold every " + type);
    }
  }

  private static void integers(float[] row, int low, int high, byte[] to, int first, int length) {
    for (int i = 0; i < length; i++) {
      to[first + i] = (byte) nearest(row[i], low, high);
    }
  }

  private static void integers(float[] row, int low, int high, short[] to, int first, int length) {
    for (int i = 0; i < length; i++) {
      to[first + i] = (short) nearest(row[i], low, high);
    }
  }

  /**
   * Clamps first: what is left is far below 2^22, where adding 1.5·2^23 rounds to an integer. NaN
   * stays NaN up to the cast.
   */
  private static int nearest(float value, float low, float high) {
    float clamped = Math.min(Math.max(value, low), high);
    return (int) (clamped + 0x1.8p23f - 0x1.8p23f);
  }

  @Override
  public boolean same(float[] weights, int i, int j) {
    return Float.floatToRawIntBits(weights[i]) == Float.floatToRawIntBits(weights[j]);
  }

  @Override
  public void interleave(float[] even, float[] odd, int length, float[] target, int at) {
    for (int i = 0; i < length; i++) {
      target[at + 2 * i] = even[i];
      target[at + 2 * i + 1] = odd[i];
    }
  }
}
