package io.halfpixel.jvm.memory;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Copies elements between a buffer and an array of the same type. */
final class BufferMoves {
  private BufferMoves() {}

  /** Reads so many elements of a buffer, from a position on, into an array. */
  static void get(Buffer from, int position, Object array, int at, int count) {
    if (from instanceof FloatBuffer floats) {
      floats.get(position, (float[]) array, at, count);
    } else if (from instanceof ByteBuffer bytes) {
      bytes.get(position, (byte[]) array, at, count);
    } else if (from instanceof ShortBuffer shorts) {
      shorts.get(position, (short[]) array, at, count);
    } else if (from instanceof DoubleBuffer doubles) {
      doubles.get(position, (double[]) array, at, count);
    } else if (from instanceof IntBuffer ints) {
      ints.get(position, (int[]) array, at, count);
    } else if (from instanceof LongBuffer longs) {
      longs.get(position, (long[]) array, at, count);
    }
  }

  /** Writes so many elements of an array into a buffer, from a position on. */
  static void put(Buffer to, int position, Object array, int at, int count) {
    if (to instanceof FloatBuffer floats) {
      floats.put(position, (float[]) array, at, count);
    } else if (to instanceof ByteBuffer bytes) {
      bytes.put(position, (byte[]) array, at, count);
    } else if (to instanceof ShortBuffer shorts) {
      shorts.put(position, (short[]) array, at, count);
    } else if (to instanceof DoubleBuffer doubles) {
      doubles.put(position, (double[]) array, at, count);
    } else if (to instanceof IntBuffer ints) {
      ints.put(position, (int[]) array, at, count);
    } else if (to instanceof LongBuffer longs) {
      longs.put(position, (long[]) array, at, count);
    }
  }
}
