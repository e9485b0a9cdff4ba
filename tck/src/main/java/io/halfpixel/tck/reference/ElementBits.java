package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * The elements of tensors as numbers and as bits, for every data type.
 *
 * <p>Bits are held in the low end of a {@code long}, the rest is zero. Every value of every type
 * but int64 is exact as a {@code double}.
 */
public final class ElementBits {
  /** The bits of memory that nobody wrote: an element that a kernel forgets is seen. */
  private static final long UNTOUCHED = 0xA5A5A5A5A5A5A5A5L;

  private ElementBits() {}

  /** Returns the bits of all elements in memory order. */
  public static long[] read(Tensor tensor) {
    Object array = tensor.copyToArray();
    long mask = mask(tensor.dataType());
    long[] bits = new long[Array.getLength(array)];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = get(array, i) & mask;
    }
    return bits;
  }

  /** Returns an element of an array; the bits beyond its type are any. */
  private static long get(Object array, int i) {
    if (array instanceof float[] floats) {
      return Float.floatToRawIntBits(floats[i]);
    } else if (array instanceof double[] doubles) {
      return Double.doubleToRawLongBits(doubles[i]);
    } else if (array instanceof short[] shorts) {
      return shorts[i];
    } else if (array instanceof int[] ints) {
      return ints[i];
    } else if (array instanceof long[] longs) {
      return longs[i];
    }
    return ((byte[]) array)[i];
  }

  /** Writes the bits of all elements in memory order. */
  public static void write(Tensor tensor, long[] bits) {
    Tensor dense = Tensor.allocate(tensor.spec());
    for (int i = 0; i < bits.length; i++) {
      set(dense.array(), i, bits[i]);
    }
    dense.copyTo(tensor);
  }

  private static void set(Object array, int i, long bits) {
    if (array instanceof float[] floats) {
      floats[i] = Float.intBitsToFloat((int) bits);
    } else if (array instanceof double[] doubles) {
      doubles[i] = Double.longBitsToDouble(bits);
    } else if (array instanceof short[] shorts) {
      shorts[i] = (short) bits;
    } else if (array instanceof int[] ints) {
      ints[i] = (int) bits;
    } else if (array instanceof long[] longs) {
      longs[i] = bits;
    } else {
      ((byte[]) array)[i] = (byte) bits;
    }
  }

  /** Returns the bits that an element of a type has. */
  public static long mask(DataType type) {
    return -1L >>> Long.SIZE - Byte.SIZE * type.bytes();
  }

  /** Returns the value of an element; that of an int64 is rounded to nearest, ties to even. */
  public static double value(DataType type, long bits) {
    return switch (type) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
      case F16 -> small(bits, 10, 5);
      case BF16 -> Float.intBitsToFloat((int) bits << 16);
      case U8, U16 -> bits;
      case I8 -> (byte) bits;
      case I16 -> (short) bits;
      case I32 -> (int) bits;
      case I64 -> bits;
      case BOOL -> bits == 0 ? 0 : 1;
    };
  }

  /** Returns the value of an element, rounded once to a type in which it is computed. */
  static double value(DataType type, long bits, DataType compute) {
    boolean single = compute == DataType.F32;
    return type == DataType.I64 && single
        ? (float) bits
        : single ? (float) value(type, bits) : value(type, bits);
  }

  /** Returns the value of an element of an integer type, or of a truth value. */
  static long integer(DataType type, long bits) {
    return type == DataType.I64 ? bits : (long) value(type, bits);
  }

  /** Returns the bits of the element nearest to an integer; integer types saturate. */
  static long bits(DataType type, long integer) {
    return switch (type) {
      case I64 -> integer;
      case BOOL -> integer == 0 ? 0 : 1;
      case F32 -> Float.floatToRawIntBits((float) integer) & mask(type);
      case F16, BF16 -> bits(type, oddly(integer));
      // More than 32 bits saturate, or are rounded to the same float64.
      case F64, U8, I8, I16, U16, I32 -> bits(type, (double) integer);
    };
  }

  /**
   * Returns a float64 number that every type of at most 50 binary digits rounds to what it would
   * round the integer to: digits beyond the 52nd are dropped, and the last one left is set if they
   * were not zero.
   */
  private static double oddly(long integer) {
    boolean fits = Math.abs(integer) < 1L << 52 && integer != Long.MIN_VALUE;
    return fits ? integer : 0x1p12 * (integer >> 12 | ((integer & 0xFFF) == 0 ? 0 : 1));
  }

  /** Decodes an IEEE 754 interchange format: sign, exponent, fraction. */
  private static double small(long bits, int fractionBits, int exponentBits) {
    long fraction = bits & (1L << fractionBits) - 1;
    int exponent = (int) (bits >>> fractionBits) & (1 << exponentBits) - 1;
    int bias = (1 << exponentBits - 1) - 1;
    double sign = (bits >>> fractionBits + exponentBits & 1) == 0 ? 1 : -1;
    if (exponent == (1 << exponentBits) - 1) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    long significand = exponent == 0 ? fraction : fraction | 1L << fractionBits;
    return sign * Math.scalb((double) significand, Math.max(exponent, 1) - bias - fractionBits);
  }

  /**
   * Returns the bits of the element nearest to a value, ties to even. Integers saturate and NaN
   * becomes 0; floating-point values overflow to infinity.
   */
  public static long bits(DataType type, double value) {
    return switch (type) {
      case F32 -> Float.floatToRawIntBits((float) value) & mask(type);
      case F64 -> Double.doubleToRawLongBits(value);
      case F16 -> small(value, 10, 5);
      case BF16 -> small(value, 7, 8);
      case U8 -> saturate(value, 0, 255);
      case U16 -> saturate(value, 0, 65535);
      case I8 -> saturate(value, Byte.MIN_VALUE, Byte.MAX_VALUE) & mask(type);
      case I16 -> saturate(value, Short.MIN_VALUE, Short.MAX_VALUE) & mask(type);
      case I32 -> saturate(value, Integer.MIN_VALUE, Integer.MAX_VALUE) & mask(type);
      case I64 -> (long) Math.rint(value);
      case BOOL -> value == 0 ? 0 : 1;
    };
  }

  /** Returns the bits of the elements nearest to numbers. */
  public static long[] of(DataType type, double... values) {
    return Arrays.stream(values).mapToLong(value -> bits(type, value)).toArray();
  }

  /** Returns elements that stand for memory nobody wrote. */
  public static long[] untouched(TensorSpec spec) {
    long[] bits = new long[Math.toIntExact(spec.elements())];
    Arrays.fill(bits, UNTOUCHED & mask(spec.dataType()));
    return bits;
  }

  private static long saturate(double value, double low, double high) {
    return (long) Math.max(low, Math.min(high, Double.isNaN(value) ? 0 : Math.rint(value)));
  }

  /** Encodes an IEEE 754 interchange format. {@code Math.rint} rounds to nearest, ties to even. */
  private static long small(double value, int fractionBits, int exponentBits) {
    int bias = (1 << exponentBits - 1) - 1;
    long infinity = (1L << exponentBits) - 1 << fractionBits;
    long sign = (Double.doubleToRawLongBits(value) >>> 63) << fractionBits + exponentBits;
    if (Double.isNaN(value)) {
      return sign | infinity | 1L << fractionBits - 1;
    }
    int exponent = Math.max(Math.getExponent(value), 1 - bias);
    if (exponent > bias) {
      return sign | infinity;
    }
    double units = Math.rint(Math.scalb(Math.abs(value), fractionBits - exponent));
    // A carry out of the fraction increments the exponent, up to the code of infinity.
    long biased = (long) exponent + bias - 1;
    return sign | (biased << fractionBits) + (long) units;
  }
}
