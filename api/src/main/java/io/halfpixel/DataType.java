package io.halfpixel;

import java.util.Locale;

/**
 * The type of a tensor's elements.
 *
 * <p>Each type is carried by one primitive Java array: {@link #F16} and {@link #BF16} travel as the
 * bits of a {@code short}, {@link #U8} and {@link #U16} as the bits of a {@code byte} and a {@code
 * short}, read without sign.
 */
public enum DataType {
  /** IEEE 754 binary32, carried by {@code float[]}. */
  F32(4, float[].class, "float32"),
  /** IEEE 754 binary64, carried by {@code double[]}. */
  F64(8, double[].class, "float64"),
  /** IEEE 754 binary16, carried by {@code short[]}. */
  F16(2, short[].class, "float16"),
  /** bfloat16, the upper half of a binary32, carried by {@code short[]}. */
  BF16(2, short[].class, "bfloat16"),
  /** Unsigned 8-bit integer, carried by {@code byte[]}. */
  U8(1, byte[].class, "uint8"),
  /** Signed 8-bit integer, carried by {@code byte[]}. */
  I8(1, byte[].class, "int8"),
  /** Signed 16-bit integer, carried by {@code short[]}. */
  I16(2, short[].class, "int16"),
  /** Unsigned 16-bit integer, carried by {@code short[]}. */
  U16(2, short[].class, "uint16"),
  /** Signed 32-bit integer, carried by {@code int[]}. */
  I32(4, int[].class, "int32"),
  /** Signed 64-bit integer, carried by {@code long[]}. */
  I64(8, long[].class, "int64"),
  /** A truth value, carried by {@code byte[]}: 0 is false, 1 is true. */
  BOOL(1, byte[].class, "bool");

  private final int bytes;
  private final Class<?> arrayType;
  private final String frameworkName;

  DataType(int bytes, Class<?> arrayType, String frameworkName) {
    this.bytes = bytes;
    this.arrayType = arrayType;
    this.frameworkName = frameworkName;
  }

  /** Returns the size of one element in bytes: 1, 2, 4 or 8. */
  public int bytes() {
    return bytes;
  }

  /**
   * Returns the primitive array class that carries elements of this type, such as {@code
   * float[].class}.
   */
  public Class<?> arrayType() {
    return arrayType;
  }

  /** Returns the name that NumPy and the frameworks use, such as {@code "float32"}. */
  public String frameworkName() {
    return frameworkName;
  }

  /** Returns whether this is one of {@link #F32}, {@link #F64}, {@link #F16} and {@link #BF16}. */
  public boolean isFloatingPoint() {
    return switch (this) {
      case F32, F64, F16, BF16 -> true;
      case U8, I8, I16, U16, I32, I64, BOOL -> false;
    };
  }

  /**
   * Returns whether this is one of {@link #U8}, {@link #I8}, {@link #I16}, {@link #U16}, {@link
   * #I32} and {@link #I64}.
   */
  public boolean isInteger() {
    return !isFloatingPoint() && this != BOOL;
  }

  /**
   * Returns the type with a framework's name.
   *
   * @param name a name such as {@code "float32"} or {@code "uint8"}, in any case
   * @throws InvalidArgumentException if no type has that name
   */
  public static DataType of(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (DataType type : values()) {
      if (type.frameworkName.equals(wanted)) {
        return type;
      }
    }
    throw new InvalidArgumentException(
        "unknown data type \""
            + name
            + "\"; known are float32, float64, float16, bfloat16, "
            + "uint8, int8, int16, uint16, int32, int64 and bool");
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName;
  }
}
