package io.halfpixel;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shape, an element type and the caller's memory: a primitive array from an offset, or a direct
 * buffer.
 *
 * <p>A tensor is a view: creating one copies nothing, and later changes of the array or buffer are
 * seen through it. The tensor itself is immutable; whoever shares its memory between threads orders
 * the accesses.
 *
 * <p>The memory of a buffer can end before the tensor does: {@code Arena.close()} of JDK 22 and
 * later frees it. A call over such a tensor is refused (see {@link #isAlive()}). That cannot be
 * done once native code runs, so no arena may be closed before all calls over its buffers have
 * returned; otherwise the virtual machine may crash. Nor can native code survive a mapped file that
 * is truncated by then: the operating system ends the process.
 *
 * <p>Values are laid out densely in the order that {@link TensorSpec#memoryFormat()} states. {@link
 * DataType} says which Java array carries which element type.
 */
public final class Tensor {
  private final TensorSpec spec;
  private final @Nullable Object array;
  private final int arrayOffset;
  private final @Nullable DirectMemory direct;

  private Tensor(
      TensorSpec spec, @Nullable Object array, int arrayOffset, @Nullable DirectMemory direct) {
    this.spec = spec;
    this.array = array;
    this.arrayOffset = arrayOffset;
    this.direct = direct;
  }

  /**
   * Returns a contiguous {@link DataType#F32} tensor over the whole of an array.
   *
   * @param values the elements, last axis fastest
   * @param shape the axis lengths, such as 1, 3, 32, 32 for [n, c, h, w]
   * @throws InvalidArgumentException if the array does not hold exactly as many elements as the
   *     shape
   */
  public static Tensor of(float[] values, long... shape) {
    return whole(values, DataType.F32, shape);
  }

  /**
   * Returns a contiguous {@link DataType#F64} tensor over the whole of an array.
   *
   * @throws InvalidArgumentException if the array does not hold exactly as many elements as the
   *     shape
   */
  public static Tensor of(double[] values, long... shape) {
    return whole(values, DataType.F64, shape);
  }

  /**
   * Returns a contiguous {@link DataType#U8} tensor over the whole of an array whose bytes are read
   * without sign.
   *
   * @throws InvalidArgumentException if the array does not hold exactly as many elements as the
   *     shape
   */
  public static Tensor of(byte[] values, long... shape) {
    return whole(values, DataType.U8, shape);
  }

  /**
   * Returns a {@link MemoryFormat#CHANNELS_LAST} tensor of shape [n, c, h, w] over an array that
   * holds [n, h, w, c].
   *
   * @throws InvalidArgumentException if the array does not hold exactly n·c·h·w elements
   */
  public static Tensor channelsLast(float[] values, long n, long c, long h, long w) {
    return exactly(
        values, new TensorSpec(Shape.of(n, c, h, w), DataType.F32, MemoryFormat.CHANNELS_LAST));
  }

  /**
   * Returns a {@link MemoryFormat#CHANNELS_LAST} {@link DataType#U8} tensor of shape [n, c, h, w]
   * over an array that holds [n, h, w, c], as decoders of photos deliver them.
   *
   * @throws InvalidArgumentException if the array does not hold exactly n·c·h·w elements
   */
  public static Tensor channelsLast(byte[] values, long n, long c, long h, long w) {
    return exactly(
        values, new TensorSpec(Shape.of(n, c, h, w), DataType.U8, MemoryFormat.CHANNELS_LAST));
  }

  /**
   * Returns a tensor over part of a primitive array.
   *
   * @param array an array of the class {@link DataType#arrayType()}
   * @param offset the index of the first element
   * @param spec shape, element type and order in memory
   * @throws InvalidArgumentException if the array is of another class, the offset is negative, or
   *     the array ends before the last element
   */
  public static Tensor wrap(Object array, int offset, TensorSpec spec) {
    Class<?> wanted = spec.dataType().arrayType();
    if (!wanted.isInstance(Objects.requireNonNull(array, "array"))) {
      throw new InvalidArgumentException(
          "a tensor of "
              + spec.dataType()
              + " lives in a "
              + wanted.getSimpleName()
              + ", but got "
              + array.getClass().getSimpleName());
    }
    int length = Array.getLength(array);
    if (offset < 0 || spec.elements() > (long) length - offset) {
      throw new InvalidArgumentException(
          spec
              + " needs "
              + spec.elements()
              + " elements from offset "
              + offset
              + ", but the array has "
              + length);
    }
    return new Tensor(spec, array, offset, null);
  }

  /**
   * Returns a tensor over a direct buffer, from its position.
   *
   * <p>The buffer's own position, limit and byte order are not changed and need not be native:
   * elements are read and written in the machine's native order. The buffer may be read-only, a
   * mapped file, or memory of an {@code Arena}, also of a confined one; it is not touched here. A
   * tensor without elements uses nothing of the buffer.
   *
   * @param buffer a direct buffer with at least {@link TensorSpec#byteSize()} bytes remaining
   * @param spec shape, element type and order in memory
   * @throws InvalidArgumentException if the buffer is not direct, too few bytes remain, or the
   *     first byte does not lie on a multiple of the element size
   */
  public static Tensor wrap(ByteBuffer buffer, TensorSpec spec) {
    return new Tensor(spec, null, 0, DirectMemory.of(buffer, spec));
  }

  /**
   * Returns a tensor of zeros in a new primitive array.
   *
   * @throws InvalidArgumentException if it has more elements than a Java array can hold
   */
  public static Tensor allocate(TensorSpec spec) {
    int length = arrayLength(spec);
    return new Tensor(
        spec, Array.newInstance(spec.dataType().arrayType().getComponentType(), length), 0, null);
  }

  /**
   * Returns a tensor of zeros in a new direct buffer.
   *
   * @throws InvalidArgumentException if it takes more bytes than a direct buffer can hold, 2^31 - 1
   */
  public static Tensor allocateDirect(TensorSpec spec) {
    if (spec.byteSize() > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          spec
              + " takes "
              + spec.byteSize()
              + " bytes, but a direct buffer holds at most 2^31 - 1");
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect((int) spec.byteSize());
    return new Tensor(spec, null, 0, DirectMemory.of(buffer, spec));
  }

  private static Tensor whole(Object array, DataType dataType, long... shape) {
    return exactly(array, TensorSpec.of(dataType, shape));
  }

  private static Tensor exactly(Object array, TensorSpec spec) {
    if (Array.getLength(array) != spec.elements()) {
      throw new InvalidArgumentException(
          spec
              + " has "
              + spec.elements()
              + " elements, but the array has "
              + Array.getLength(array));
    }
    return new Tensor(spec, array, 0, null);
  }

  private static int arrayLength(TensorSpec spec) {
    if (spec.elements() > Integer.MAX_VALUE - 8) {
      throw new InvalidArgumentException(
          spec + " has " + spec.elements() + " elements, but a Java array holds at most 2^31 - 9");
    }
    return (int) spec.elements();
  }

  /** Returns shape, element type and order in memory. */
  public TensorSpec spec() {
    return spec;
  }

  /** Returns the lengths of the axes. */
  public Shape shape() {
    return spec.shape();
  }

  /** Returns the type of the elements. */
  public DataType dataType() {
    return spec.dataType();
  }

  /** Returns whether the elements live in a direct buffer rather than in an array. */
  public boolean isDirect() {
    return direct != null;
  }

  /**
   * Returns the backing array itself, of the class {@link DataType#arrayType()}; the first element
   * is at {@link #arrayOffset()}.
   *
   * @throws IllegalStateException if the tensor is direct
   */
  public Object array() {
    if (array == null) {
      throw new IllegalStateException("a direct tensor has no array");
    }
    return array;
  }

  /** Returns the index of the first element in {@link #array()}, 0 for a direct tensor. */
  public int arrayOffset() {
    return arrayOffset;
  }

  /**
   * Returns a new view of the backing buffer in native order: position 0 is the first element, the
   * limit is behind the last.
   *
   * @throws IllegalStateException if the tensor is not direct
   */
  public ByteBuffer buffer() {
    if (direct == null) {
      throw new IllegalStateException("a tensor over an array has no buffer");
    }
    return direct.view();
  }

  /**
   * Returns the same memory seen through another specification with as many elements of the same
   * type.
   *
   * @throws InvalidArgumentException if the element type or the number of elements differs
   */
  public Tensor as(TensorSpec other) {
    if (other.dataType() != spec.dataType() || other.elements() != spec.elements()) {
      throw new InvalidArgumentException("memory of " + spec + " cannot be seen as " + other);
    }
    return new Tensor(other, array, arrayOffset, direct);
  }

  /**
   * Returns a copy of the elements, in memory order, in an array of the class {@link
   * DataType#arrayType()}.
   *
   * @throws IllegalStateException if the memory is not alive
   */
  public Object copyToArray() {
    int length = arrayLength(spec);
    Object copy = Array.newInstance(spec.dataType().arrayType().getComponentType(), length);
    if (array != null) {
      System.arraycopy(array, arrayOffset, copy, 0, length);
      return copy;
    }
    DirectRead.into(copy, buffer());
    return copy;
  }

  /**
   * Returns whether the memory still exists: false for a buffer of an {@code Arena} that has been
   * closed. Before JDK 22 always true.
   */
  public boolean isAlive() {
    return direct == null || direct.isAlive();
  }

  /**
   * Returns whether a thread may use the memory as long as it is alive: false for a buffer of a
   * confined {@code Arena} and any thread but the one that opened it. Before JDK 22 always true.
   */
  public boolean isAccessibleBy(Thread thread) {
    Objects.requireNonNull(thread, "thread");
    return direct == null || direct.isAccessibleBy(thread);
  }

  /**
   * Returns whether the memory of two tensors has at least one byte in common. Nothing is read or
   * written.
   *
   * <p>Two arrays are compared by identity and range, two direct buffers by address: a file that is
   * mapped twice has two addresses. In a runtime before JDK 22 that was made without module {@code
   * jdk.unsupported}, nothing tells the address; there, of two direct tensors, only one and the
   * same memory is known to overlap, that of a tensor and of what {@link #as} returned for it.
   */
  public boolean overlaps(Tensor other) {
    if (direct != null && other.direct != null) {
      return direct.overlaps(other.direct);
    }
    return array != null
        && array == other.array
        && Math.max(arrayOffset, other.arrayOffset)
            < Math.min(arrayOffset + spec.elements(), other.arrayOffset + other.spec.elements());
  }

  /**
   * Returns the specification and the kind of storage, such as {@code float32 [1, 3, 8, 8] in
   * float[]}.
   */
  @Override
  public String toString() {
    return spec + (isDirect() ? " in a direct buffer" : " in " + arrayName());
  }

  private String arrayName() {
    return spec.dataType().arrayType().getSimpleName();
  }
}
