package io.halfpixel.jvm.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rows of uint8 values, {@value #IN_WORD} to an int, the first in its lowest bits: the compiler of
 * JDK 17 vectorises the arithmetic of ints, but no loop that reads or writes bytes.
 */
public final class PackedBytes {
  /** How many values a word has. */
  public static final int IN_WORD = Integer.BYTES;

  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedBytes() {}

  /** Returns how many words so many values take. */
  public static int words(int length) {
    return (length + IN_WORD - 1) / IN_WORD;
  }

  /** Writes the first values of words as elements, from position {@code at} on. */
  public static void write(int[] words, byte[] elements, int at, int length) {
    int whole = length / IN_WORD;
    for (int i = 0; i < whole; i++) {
      FOUR.set(elements, at + IN_WORD * i, words[i]);
    }
    for (int i = whole * IN_WORD; i < length; i++) {
      elements[at + i] = (byte) (words[whole] >>> Byte.SIZE * i);
    }
  }

  /** Writes the first values of a row, clamped to [0, 255], as elements: four at a time. */
  static void writeClamped(int[] row, byte[] elements, int at, int length) {
    int whole = length / IN_WORD * IN_WORD;
    for (int i = 0; i < whole; i += IN_WORD) {
      int a = row[i];
      int b = row[i + 1];
      int c = row[i + 2];
      int d = row[i + 3];
      if ((a | b | c | d) >>> Byte.SIZE == 0) {
        FOUR.set(elements, at + i, a | b << 8 | c << 16 | d << 24);
      } else {
        elements[at + i] = clamped(a);
        elements[at + i + 1] = clamped(b);
        elements[at + i + 2] = clamped(c);
        elements[at + i + 3] = clamped(d);
      }
    }
    for (int i = whole; i < length; i++) {
      elements[at + i] = clamped(row[i]);
    }
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(value, 255));
  }

  /** Unpacks the first values of words. */
  public static void unpack(int[] words, int[] row, int length) {
    int whole = length / IN_WORD;
    for (int i = 0; i < whole; i++) {
      int word = words[i];
      row[IN_WORD * i] = word & 255;
      row[IN_WORD * i + 1] = word >>> 8 & 255;
      row[IN_WORD * i + 2] = word >>> 16 & 255;
      row[IN_WORD * i + 3] = word >>> 24;
    }
    for (int i = whole * IN_WORD; i < length; i++) {
      row[i] = words[whole] >>> Byte.SIZE * i & 255;
    }
  }
}
