package io.halfpixel.jvm.memory;

import io.halfpixel.ArrayMemory;
import io.halfpixel.DataType;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a tensor without gaps as stretches of a primitive array: of the caller's own one,
 * or, for memory outside the heap, of a copy.
 *
 * <p>To read, {@link #load} a stretch and look at {@link #array()} from {@link #start()}. To write,
 * {@link #open} one, fill it, and {@link #store} it.
 */
public final class Elements {
  private static final Object NONE = new Object();

  /**
   * The most bytes of memory outside the heap that one buffer shows. A segment of the JDK gives no
   * buffer of more than 2^31 - 9; this is a multiple of every element size.
   */
  private static final long WINDOW = Integer.MAX_VALUE - 15;

  private final long window;

  private DataType type = DataType.F32;
  private Object array = NONE;

  /** Where the tensor's first element is, or would be, in the array. */
  private long offset;

  private int start;

  /** The memory outside the heap, or null for an array. */
  private @Nullable DirectMemory memory;

  /** Where the tensor begins in that memory. */
  private long origin;

  private long elements;

  /** The part of that memory with the elements [begin, end) of the tensor, or null for an array. */
  private @Nullable Buffer buffer;

  private long begin;
  private long end;

  /** The copy of a stretch of memory outside the heap; kept from run to run. */
  private Object copy = NONE;

  private int copyLength = -1;

  /** The stretch that was read last of a direct buffer. */
  private long loadedFirst;

  private int loadedCount;

  public Elements() {
    this(WINDOW);
  }

  /** Sees at most so many bytes of memory outside the heap at once. */
  public Elements(long window) {
    this.window = window;
  }

  /** Turns to a tensor. */
  public void bind(Tensor tensor) {
    type = tensor.dataType();
    loadedCount = -1;
    if (tensor.memory() instanceof DirectMemory direct) {
      memory = direct;
      origin = tensor.offset();
      elements = tensor.spec().elements();
      buffer = bufferFrom(direct, 0);
    } else if (tensor.memory() instanceof ArrayMemory heap) {
      unbind();
      array = heap.array();
      offset = tensor.offset();
    }
  }

  /** Turns to a part of a tensor: an array whose first element is one of the tensor's. */
  public void window(DataType elementType, Object part, long first) {
    type = elementType;
    memory = null;
    buffer = null;
    array = part;
    offset = -first;
  }

  /** Returns the buffer of the elements from one on: all of them unless they are too many. */
  private Buffer bufferFrom(DirectMemory direct, long first) {
    int unit = type.bytes();
    begin = elements * unit <= window ? 0 : first;
    end = Math.min(elements, begin + window / unit);
    ByteBuffer bytes = direct.window((origin + begin) * unit, (int) (end - begin) * unit);
    return switch (type) {
      case F32 -> bytes.asFloatBuffer();
      case F64 -> bytes.asDoubleBuffer();
      case F16, BF16, I16, U16 -> bytes.asShortBuffer();
      case I32 -> bytes.asIntBuffer();
      case I64 -> bytes.asLongBuffer();
      case U8, I8, BOOL -> bytes;
    };
  }

  /** Forgets the tensor, so that the caller's memory is not kept alive. */
  public void unbind() {
    memory = null;
    buffer = null;
    array = NONE;
  }

  /** Makes the elements [first, first + count) readable; asked for again, they are here already. */
  public void load(long first, int count) {
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
    int at = (int) (first - begin);
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
    } else if (from instanceof LongBuffer longs) {
      longs.get(at, (long[]) array, 0, count);
    }
  }

  /** Reads the elements [first, first + count) into a row, from a position on. */
  public <A> void read(long first, int count, Carrier<A> carrier, A row, int at) {
    load(first, count);
    carrier.read(type, array, start, row, at, count);
  }

  /** Writes the first values of a row as the elements [first, first + count). */
  public <A> void write(long first, int count, Carrier<A> carrier, A row) {
    open(first, count);
    carrier.write(type, row, array, start, count);
    store(first, count);
  }

  /** Prepares the elements [first, first + count) to be written. */
  public void open(long first, int count) {
    turn(first, count);
    if (buffer == null) {
      start = (int) (offset + first);
    } else {
      array = copy(count);
      start = 0;
    }
  }

  /** Brings the elements [first, first + count) into the buffer, if there is one. */
  private void turn(long first, int count) {
    if (memory != null && (first < begin || first + count > end)) {
      buffer = bufferFrom(memory, first);
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
  public static Object array(DataType type, int length) {
    return Array.newInstance(type.arrayType().getComponentType(), length);
  }

  /**
   * Writes the stretch that was opened with the same arguments; in an array it is in place already.
   */
  public void store(long first, int count) {
    turn(first, count);
    Buffer to = buffer;
    if (to == null) {
      return;
    }
    int at = (int) (first - begin);
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
    } else if (to instanceof LongBuffer longs) {
      longs.put(at, (long[]) array, 0, count);
    }
  }

  /**
   * Writes the stretch stored last once more, behind itself: at {@code first}, which is its end.
   */
  public void repeat(long first, int count) {
    if (buffer == null) {
      System.arraycopy(array, start, array, start + count, count);
      start += count;
    } else {
      store(first, count);
    }
  }

  /** The array of the stretch, of the class of the tensor's element type. */
  public Object array() {
    return array;
  }

  /** Where the stretch begins in the array. */
  public int start() {
    return start;
  }
}
