package io.halfpixel.jvm.memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of binary16 as rows of binary32, and back: the conversions of {@link Half}.
 *
 * <p>Where the JDK has methods for both, with the same results, these are called: its compiler
 * makes vector instructions of them. In a native image calls by way of a handle would be slow.
 */
final class HalfRows {
  /** In earlier versions interpreter and compiler may differ in what they make of a NaN. */
  private static final int FIRST_VERSION = 21;

  /** Signalling and quiet NaNs, the least numbers, halfway cases, and the greatest ones. */
  private static final short[] HALVES = {
    0x7c01, 0x7d55, 0x7e01, (short) 0xfc01, (short) 0xfdff, 0x0001, (short) 0x83ff, 0x7bff, 0x7c00
  };

  private static final int[] FLOATS = {
    0x7f80_0001, 0x7fa0_0000, 0x7fc1_2fff, 0xff80_1000, 0xffff_ffff, 0x3300_0000, 0x3300_0001,
    0x3387_f000, 0x3380_0fff, 0x477f_f000, 0x477f_efff, 0x8000_0001, 0x3f80_1000, 0x3f80_3000
  };

  private static final @Nullable MethodHandle TO_FLOAT;
  private static final @Nullable MethodHandle FROM_FLOAT;

  static {
    MethodHandle toFloat = method("float16ToFloat", float.class, short.class);
    MethodHandle fromFloat = method("floatToFloat16", short.class, float.class);
    boolean agree = agree(toFloat, fromFloat);
    TO_FLOAT = agree ? toFloat : null;
    FROM_FLOAT = agree ? fromFloat : null;
  }

  private HalfRows() {}

  private static @Nullable MethodHandle method(String name, Class<?> result, Class<?> argument) {
    boolean isImage = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    if (isImage || Runtime.version().feature() < FIRST_VERSION) {
      return null;
    }
    try {
      MethodType type = MethodType.methodType(result, argument);
      return MethodHandles.publicLookup().findStatic(Float.class, name, type);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Returns whether methods are there and convert as {@link Half} does. */
  private static boolean agree(@Nullable MethodHandle toFloat, @Nullable MethodHandle fromFloat) {
    if (toFloat == null || fromFloat == null) {
      return false;
    }
    boolean agree = true;
    for (short half : HALVES) {
      int bits = Float.floatToRawIntBits(toFloat(toFloat, half));
      agree &= bits == Float.floatToRawIntBits(Half.toFloat(half));
    }
    for (int bits : FLOATS) {
      float value = Float.intBitsToFloat(bits);
      agree &= fromFloat(fromFloat, value) == Half.fromFloat(value);
    }
    return agree;
  }

  /** Writes {@code row[at + i]} from {@code from[first + i]}, for i in [0, length). */
  static void read(short[] from, int first, float[] row, int at, int length) {
    MethodHandle method = TO_FLOAT;
    if (method == null) {
      for (int i = 0; i < length; i++) {
        row[at + i] = Half.toFloat(from[first + i]);
      }
    } else {
      for (int i = 0; i < length; i++) {
        row[at + i] = toFloat(method, from[first + i]);
      }
    }
  }

  /** Writes {@code to[first + i]} from {@code row[i]}, for i in [0, length). */
  static void write(float[] row, short[] to, int first, int length) {
    MethodHandle method = FROM_FLOAT;
    if (method == null) {
      for (int i = 0; i < length; i++) {
        to[first + i] = Half.fromFloat(row[i]);
      }
    } else {
      for (int i = 0; i < length; i++) {
        to[first + i] = fromFloat(method, row[i]);
      }
    }
  }

  private static float toFloat(MethodHandle method, short half) {
    try {
      return (float) method.invokeExact(half);
    } catch (Throwable e) {
      throw new AssertionError(e); // The JDK's methods throw nothing.
    }
  }

  private static short fromFloat(MethodHandle method, float value) {
    try {
      return (short) method.invokeExact(value);
    } catch (Throwable e) {
      throw new AssertionError(e); // The JDK's methods throw nothing.
    }
  }
}
