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
