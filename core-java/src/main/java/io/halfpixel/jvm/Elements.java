package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a tensor as stretches of a primitive array: of the caller's own one, or, for a
 * direct buffer, of a copy.
 *
 * <p>To read, {@link #load} a stretch and look at {@link #array()} from {@link #start()}. To write,
 * {@link #open} one, fill it, and {@link #store} it.
 */
final class Elements {
  private static final Object NONE = new Object();

  private DataType type = DataType.F32;
  private Object array = NONE;

  /** Where the tensor's first element is, or would be, in the array. */
  private long offset;

  private int start;

  /** The view of the direct buffer, or null for an array. */
  private @Nullable Buffer buffer;

  /** The copy of a stretch of a direct buffer; kept from run to run. */
  private Object copy = NONE;

  private int copyLength = -1;

  /** The stretch that was read last of a direct buffer. */
  private long loadedFirst;

  private int loadedCount;

  /** Turns to a tensor. */
  void bind(Tensor tensor) {
    type = tensor.dataType();
    loadedCount = -1;
    if (tensor.isDirect()) {
      buffer = view(tensor);
    } else {
      buffer = null;
      array = tensor.array();
      offset = tensor.arrayOffset();
    }
  }

  /** Turns to a part of a tensor: an array whose first element is one of the tensor's. */
  void window(DataType elementType, Object part, long first) {
    type = elementType;
    buffer = null;
    array = part;
    offset = -first;
  }

  private static Buffer view(Tensor tensor) {
    ByteBuffer bytes = tensor.buffer();
    return switch (tensor.dataType()) {
      case F32 -> bytes.asFloatBuffer();
      case F64 -> bytes.asDoubleBuffer();
      case F16, BF16, I16, U16 -> bytes.asShortBuffer();
      case I32 -> bytes.asIntBuffer();
      case U8, I8 -> bytes;
    };
  }

  /** Forgets the tensor, so that the caller's memory is not kept alive. */
  void unbind() {
    buffer = null;
    array = NONE;
  }

  /** Makes the elements [first, first + count) readable; asked for again, they are here already. */
  void load(long first, int count) {
    if (buffer != null && first == loadedFirst && count == loadedCount) {
      return;
    }
    open(first, count);
    Buffer from = buffer;
    if (from == null) {
      return;
    }
    loadedFirst = first;
    loadedCount = count;
    int at = (int) first;
    if (from instanceof FloatBuffer floats) {
      floats.get(at, (float[]) array, 0, count);
    } else if (from instanceof ByteBuffer bytes) {
      bytes.get(at, (byte[]) array, 0, count);
    } else if (from instanceof ShortBuffer shorts) {
      shorts.get(at, (short[]) array, 0, count);
    } else if (from instanceof DoubleBuffer doubles) {
      doubles.get(at, (double[]) array, 0, count);
    } else if (from instanceof IntBuffer ints) {
      ints.get(at, (int[]) array, 0, count);
    }
  }

  /** Prepares the elements [first, first + count) to be written. */
  void open(long first, int count) {
    if (buffer == null) {
      start = (int) (offset + first);
    } else {
      array = copy(count);
      start = 0;
    }
  }

  private Object copy(int count) {
    if (copyLength < count) {
      copy = array(type, count);
      copyLength = count;
    }
    return copy;
  }

  /** Returns a new array that carries elements of a type. */
  static Object array(DataType type, int length) {
    return Array.newInstance(type.arrayType().getComponentType(), length);
  }

  /**
   * Writes the stretch that was opened with the same arguments; in an array it is in place already.
   */
  void store(long first, int count) {
    Buffer to = buffer;
    if (to == null) {
      return;
    }
    int at = (int) first;
    if (to instanceof FloatBuffer floats) {
      floats.put(at, (float[]) array, 0, count);
    } else if (to instanceof ByteBuffer bytes) {
      bytes.put(at, (byte[]) array, 0, count);
    } else if (to instanceof ShortBuffer shorts) {
      shorts.put(at, (short[]) array, 0, count);
    } else if (to instanceof DoubleBuffer doubles) {
      doubles.put(at, (double[]) array, 0, count);
    } else if (to instanceof IntBuffer ints) {
      ints.put(at, (int[]) array, 0, count);
    }
  }

  /**
   * Writes the stretch stored last once more, behind itself: at {@code first}, which is its end.
   */
  void repeat(long first, int count) {
    if (buffer == null) {
      System.arraycopy(array, start, array, start + count, count);
      start += count;
    } else {
      store(first, count);
    }
  }

  /** The array of the stretch, of the class of the tensor's element type. */
  Object array() {
    return array;
  }

  /** Where the stretch begins in the array. */
  int start() {
    return start;
  }
}
