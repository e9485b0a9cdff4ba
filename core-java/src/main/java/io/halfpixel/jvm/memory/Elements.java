package io.halfpixel.jvm.memory;

import io.halfpixel.ArrayMemory;
import io.halfpixel.DataType;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a tensor as stretches of a primitive array: of the caller's own one, or, for
 * memory outside the heap and for stretches that are more than one row of a view, of a copy.
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

  /** The caller's array, or none for memory outside the heap. */
  private Object heap = NONE;

  /** Where the elements of a view lie, or null if there are no gaps. */
  private @Nullable ViewRows rows;

  /** The memory outside the heap, or null for an array. */
  private @Nullable DirectMemory memory;

  /** Where the tensor begins in that memory, and how many places it takes there. */
  private long origin;

  private long places;

  /** The part of that memory with the places [begin, end) of the tensor, or null for an array. */
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
    rows = tensor.isDense() ? null : new ViewRows(tensor.strides());
    if (tensor.memory() instanceof DirectMemory direct) {
      memory = direct;
      origin = tensor.offset();
      places = tensor.strides().extent();
      buffer = bufferFrom(direct, 0);
    } else if (tensor.memory() instanceof ArrayMemory block) {
      memory = null;
      buffer = null;
      heap = block.array();
      array = heap;
      offset = tensor.offset();
    }
  }

  /** Turns to a part of a tensor: an array whose first element is one of the tensor's. */
  public void window(DataType elementType, Object part, long first) {
    type = elementType;
    memory = null;
    buffer = null;
    rows = null;
    array = part;
    offset = -first;
  }

  /** Returns the buffer of the places from one on: all of them unless they are too many. */
  private Buffer bufferFrom(DirectMemory direct, long first) {
    int unit = type.bytes();
    begin = places * unit <= window ? 0 : first;
    end = Math.min(places, begin + window / unit);
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
    rows = null;
    heap = NONE;
    array = NONE;
  }

  /** Makes the elements [first, first + count) readable; asked for again, they are here already. */
  public void load(long first, int count) {
    if (isCopied() && first == loadedFirst && count == loadedCount) {
      return;
    }
    open(first, count);
    if (isCopied()) {
      loadedFirst = first;
      loadedCount = count;
      move(first, count, true);
    }
  }

  /** Returns whether the stretch is in the copy. */
  private boolean isCopied() {
    return buffer != null || (rows != null && array != heap);
  }

  /** Reads a stretch into the copy, or writes it, as many neighbours as there are at once. */
  private void move(long first, int count, boolean reading) {
    if (rows == null) {
      move(first, 0, count, reading);
      return;
    }
    int part;
    for (int at = 0; at < count; at += part) {
      part = (int) Math.min(count - at, rows.rest(first + at));
      move(rows.place(first + at), at, part, reading);
    }
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // Both arrays are of one class.
  private void move(long place, int at, int count, boolean reading) {
    turn(place, count);
    Buffer outside = buffer;
    if (outside == null) {
      int there = (int) (offset + place);
      if (reading) {
        System.arraycopy(heap, there, array, at, count);
      } else {
        System.arraycopy(array, at, heap, there, count);
      }
    } else if (reading) {
      BufferMoves.get(outside, (int) (place - begin), array, at, count);
    } else {
      BufferMoves.put(outside, (int) (place - begin), array, at, count);
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
    if (buffer == null && rows == null) {
      start = (int) (offset + first);
    } else if (buffer == null && rows.rest(first) >= count) {
      array = heap;
      start = (int) (offset + rows.place(first));
    } else {
      array = copy(count);
      start = 0;
    }
  }

  /** Brings the places [first, first + count) into the buffer, if there is one. */
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
    if (isCopied()) {
      move(first, count, false);
    }
  }

  /**
   * Writes the stretch stored last once more, behind itself: at {@code first}, which is its end.
   */
  @SuppressWarnings("SuspiciousSystemArraycopy") // Both arrays are of one class.
  public void repeat(long first, int count) {
    Object from = array;
    int at = start;
    open(first, count);
    if (from != array || at != start) {
      System.arraycopy(from, at, array, start, count);
    }
    store(first, count);
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
