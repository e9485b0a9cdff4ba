package io.halfpixel;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A shape, an element type and the caller's memory: a {@link Memory}, an offset in it, and strides.
 *
 * <p>A tensor is a window on its memory: creating one copies nothing, and later changes of the
 * array or buffer are seen through it. The tensor itself is immutable; whoever shares its memory
 * between threads orders the accesses.
 *
 * <p>The memory of a buffer can end before the tensor does: {@code Arena.close()} of JDK 22 and
 * later frees it. A call over such a tensor is refused (see {@link #isAlive()}). That cannot be
 * done once native code runs, so no arena may be closed before all calls over its buffers have
 * returned; otherwise the virtual machine may crash. Nor can native code survive a mapped file that
 * is truncated by then: the operating system ends the process.
 *
 * <p>Values lie in the order that {@link TensorSpec#memoryFormat()} states, without gaps unless the
 * tensor is a view: then there is memory between its rows that is not the tensor's and never
 * written. {@link #narrow} and {@link #view} make views. {@link DataType} says which Java array
 * carries which element type.
 */
public final class Tensor {
  private final TensorSpec spec;
  private final Memory memory;
  private final long offset;
  private final Strides strides;

  /** The strides of the axes of the shape; null for those without gaps. */
  private final long @Nullable [] axes;

  private Tensor(
      TensorSpec spec, Memory memory, long offset, Strides strides, long @Nullable [] axes) {
    this.spec = spec;
    this.memory = memory;
    this.offset = offset;
    this.strides = strides;
    this.axes = strides.isDense() ? null : axes;
  }

  /** Returns a tensor without gaps, which the memory is known to hold. */
  private static Tensor dense(TensorSpec spec, Memory memory, long offset) {
    return new Tensor(spec, memory, offset, Strides.dense(spec.elements()), null);
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
  public static Tensor wrap(Object array, long offset, TensorSpec spec) {
    ArrayMemory memory = ArrayMemory.of(array, spec.dataType());
    if (offset < 0 || spec.elements() > memory.length() - offset) {
      throw new InvalidArgumentException(
          spec
              + " needs "
              + spec.elements()
              + " elements from offset "
              + offset
              + ", but the array has "
              + memory.length());
    }
    return dense(spec, memory, offset);
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
    return dense(spec, BufferMemory.of(buffer, spec), 0);
  }

  /**
   * Returns a tensor of zeros in a new primitive array.
   *
   * @throws InvalidArgumentException if it has more elements than a Java array can hold
   */
  public static Tensor allocate(TensorSpec spec) {
    return dense(spec, ArrayMemory.of(Memory.newArray(spec), spec.dataType()), 0);
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
    return dense(spec, BufferMemory.of(buffer, spec), 0);
  }

  /**
   * Returns a tensor of zeros in new memory of the same kind as another one's: an array for an
   * array, else a direct buffer.
   *
   * @throws InvalidArgumentException if it does not fit one array or buffer
   */
  public static Tensor allocateLike(Tensor other, TensorSpec spec) {
    return other.memory.allocate(spec);
  }

  /**
   * Returns a tensor of rows that lie apart in memory: a padded image, a region, one of several
   * planes. Nothing is copied.
   *
   * <p>Elements lie in the order of the memory format and none inside another's place, so the
   * stride of each axis is at least what the axes inside it take; that of an axis of length 1 does
   * not matter. A call reads and writes the rows of a view where they lie, in the same time as
   * those of any other tensor if they are long; rows of a few elements take longer.
   *
   * @param memory an array, a direct buffer or memory at an address
   * @param offset where the first element lies, in elements, at least 0
   * @param spec shape, element type and order in memory
   * @param strides how far apart neighbours along each axis of the shape lie, in elements; without
   *     any there are no gaps
   * @throws InvalidArgumentException if there is not one stride for each axis, a stride is too
   *     small, the memory ends before the last element, is an array of another class, or does not
   *     start on a multiple of the element size
   */
  public static Tensor view(Memory memory, long offset, TensorSpec spec, long... strides) {
    memory.checkCarries(spec.dataType());
    Strides apart =
        strides.length == 0 ? Strides.dense(spec.elements()) : Strides.of(spec, strides);
    long elements = memory.bytes() / spec.dataType().bytes();
    if (offset < 0 || apart.extent() > elements - offset) {
      throw new InvalidArgumentException(
          spec
              + " needs "
              + apart.extent()
              + " elements from offset "
              + offset
              + ", but the memory has "
              + elements);
    }
    return new Tensor(spec, memory, offset, apart, strides.clone());
  }

  /**
   * Returns the view of a range along one axis: rows, columns, channels or images of this tensor,
   * like {@code torch.narrow}. Nothing is copied.
   *
   * @param axis the axis of the shape, in [0, rank)
   * @param start the first index, at least 0
   * @param length the number of indices, at least 0
   * @throws InvalidArgumentException if there is no such axis, or the range does not lie on it
   */
  public Tensor narrow(int axis, long start, long length) {
    long[] lengths = shape().toArray();
    if (axis < 0 || axis >= lengths.length) {
      throw new InvalidArgumentException(spec + " has no axis " + axis);
    }
    if (start < 0 || length < 0 || length > lengths[axis] - start) {
      throw new InvalidArgumentException(
          "["
              + start
              + ", "
              + start
              + " + "
              + length
              + ") is no range of axis "
              + axis
              + " of "
              + spec);
    }
    lengths[axis] = length;
    TensorSpec part = new TensorSpec(Shape.of(lengths), dataType(), spec.memoryFormat());
    long[] apart = stridesOfAxes();
    return new Tensor(part, memory, offset + start * apart[axis], Strides.of(part, apart), apart);
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
    return dense(spec, ArrayMemory.of(array, spec.dataType()), 0);
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

  /** Returns the block of memory in which the elements lie. */
  public Memory memory() {
    return memory;
  }

  /** Returns where the first element lies in {@link #memory()}, counted in elements. */
  public long offset() {
    return offset;
  }

  /** Returns whether the elements lie next to each other: false for most views. */
  public boolean isDense() {
    return strides.isDense();
  }

  /** Returns how far apart neighbours along each axis of the shape lie, in elements. */
  public long[] stridesOfAxes() {
    return axes == null ? Strides.ofDense(spec) : axes.clone();
  }

  /** Returns where the elements lie, counted from {@link #offset()}. */
  public Strides strides() {
    return strides;
  }

  /**
   * Returns the backing array itself, of the class {@link DataType#arrayType()}; the first element
   * is at {@link #arrayOffset()}, the others follow it.
   *
   * @throws IllegalStateException if the tensor does not live in an array, or is a view with gaps
   */
  public Object array() {
    if (!(memory instanceof ArrayMemory block)) {
      throw new IllegalStateException("a direct tensor has no array");
    }
    requireDense();
    return block.array();
  }

  /** Returns the index of the first element in {@link #array()}, 0 for a direct tensor. */
  public int arrayOffset() {
    return memory instanceof ArrayMemory ? Math.toIntExact(offset) : 0;
  }

  /**
   * Returns a new direct buffer over the elements in native order: position 0 is the first element,
   * the limit is behind the last.
   *
   * @throws IllegalStateException if the tensor lives in an array, is a view with gaps, or takes
   *     more than 2^31 - 1 bytes
   */
  public ByteBuffer buffer() {
    if (!(memory instanceof DirectMemory block)) {
      throw new IllegalStateException("a tensor over an array has no buffer");
    }
    requireDense();
    if (spec.byteSize() > Integer.MAX_VALUE) {
      throw new IllegalStateException(this + " is larger than a buffer");
    }
    return block.window(offset * dataType().bytes(), (int) spec.byteSize());
  }

  private void requireDense() {
    if (!strides.isDense()) {
      throw new IllegalStateException(
          "the rows of " + this + " do not lie next to each other; copy them with copyTo");
    }
  }

  /**
   * Returns the same memory seen through another specification with as many elements of the same
   * type.
   *
   * @throws InvalidArgumentException if the element type or the number of elements differs, or this
   *     is a view with gaps
   */
  public Tensor as(TensorSpec other) {
    if (other.dataType() != spec.dataType() || other.elements() != spec.elements()) {
      throw new InvalidArgumentException("memory of " + spec + " cannot be seen as " + other);
    }
    if (!strides.isDense()) {
      throw new InvalidArgumentException(this + " has gaps and cannot be seen as " + other);
    }
    return dense(other, memory, offset);
  }

  /**
   * Returns a copy of the elements, in memory order, in an array of the class {@link
   * DataType#arrayType()}.
   *
   * @throws IllegalStateException if the memory is not alive
   */
  public Object copyToArray() {
    Tensor copy = allocate(spec);
    ElementCopy.run(this, copy);
    return copy.array();
  }

  /**
   * Copies all elements to another tensor, which may be a view and live in another kind of memory.
   *
   * @param target a tensor of this specification that shares no memory with this one
   * @throws InvalidArgumentException if the target has another specification, is read-only or
   *     shares memory with this tensor; nothing is written
   * @throws IllegalStateException if the memory of one is not alive
   */
  public void copyTo(Tensor target) {
    if (!target.spec.equals(spec) || target.memory.isReadOnly() || overlaps(target)) {
      throw new InvalidArgumentException(
          "the target of a copy of "
              + this
              + " has the same specification, can be written and shares no memory with it, but got "
              + target);
    }
    ElementCopy.run(this, target);
  }

  /**
   * Returns whether the memory still exists: false for a buffer of an {@code Arena} that has been
   * closed. Before JDK 22 always true.
   */
  public boolean isAlive() {
    return memory.isAlive();
  }

  /**
   * Returns whether a thread may use the memory as long as it is alive: false for a buffer of a
   * confined {@code Arena} and any thread but the one that opened it. Before JDK 22 always true.
   */
  public boolean isAccessibleBy(Thread thread) {
    return memory.isAccessibleBy(thread);
  }

  /**
   * Returns whether two tensors have at least one byte in common; memory between the rows of a view
   * does not count. Nothing is read or written.
   *
   * <p>Two arrays are compared by identity, memory outside the heap by address: a file that is
   * mapped twice has two addresses. In a runtime before JDK 22 that was made without module {@code
   * jdk.unsupported}, nothing tells the address of a buffer; there, of two tensors over buffers,
   * only those over the same {@link #memory()} are known to overlap.
   */
  public boolean overlaps(Tensor other) {
    return Overlap.of(this, other);
  }

  /**
   * Returns the specification and the kind of storage, such as {@code float32 [1, 3, 8, 8] in
   * float[]}.
   */
  @Override
  public String toString() {
    String text = spec + " in " + memory.kind();
    return axes == null ? text : text + " with strides " + Arrays.toString(axes);
  }
}
