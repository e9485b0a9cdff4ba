package io.halfpixel;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A block of memory that tensors are laid over: a primitive array, a direct buffer, or memory at an
 * address that another module owns.
 *
 * <p>These are all kinds there are, so a backend can tell them apart with {@code instanceof} and
 * needs no other question: {@link ArrayMemory} is on the heap, {@link DirectMemory} is not.
 * Instances are immutable and thread-safe; nothing here reads or writes the memory.
 */
public abstract sealed class Memory permits ArrayMemory, DirectMemory {
  /** The space in which all addresses outside the heap lie. */
  static final Object ADDRESSES = new Object();

  Memory() {}

  /**
   * Returns the memory of a whole primitive array.
   *
   * @param array an array of one of the classes {@link DataType#arrayType()}
   * @throws InvalidArgumentException if it is anything else
   */
  public static ArrayMemory ofArray(Object array) {
    return ArrayMemory.of(array);
  }

  /**
   * Returns the memory of a direct buffer from its position to its limit, which are not changed.
   *
   * @throws InvalidArgumentException if the buffer is not direct
   */
  public static BufferMemory ofBuffer(ByteBuffer buffer) {
    return BufferMemory.of(buffer, buffer.remaining());
  }

  /**
   * Returns the memory of a {@code java.lang.foreign.MemorySegment} of JDK 22 or later, outside the
   * heap and of any size. It is an object here since this module is compiled for JDK 17.
   *
   * <p>Arena, thread and read-only are those of the segment. The segment is not touched here, and
   * kept reachable by the memory and its tensors.
   *
   * @param segment a native or mapped segment
   * @throws InvalidArgumentException if it is no segment, also before JDK 22; if it is a segment of
   *     an array, whose memory is {@link #ofArray}; or if it has bytes at address 0
   */
  public static DirectMemory ofSegment(Object segment) {
    Objects.requireNonNull(segment, "segment");
    return SegmentOwner.memory(segment);
  }

  /** Returns the size in bytes. */
  public abstract long bytes();

  /** Returns whether a tensor over this memory cannot be a target. */
  public abstract boolean isReadOnly();

  /**
   * Returns whether the memory still exists: false once its owner, such as an {@code Arena}, is
   * closed.
   */
  public abstract boolean isAlive();

  /** Returns whether a thread may use the memory as long as it is alive. */
  public abstract boolean isAccessibleBy(Thread thread);

  /** Returns a tensor of zeros in new memory of this kind. */
  abstract Tensor allocate(TensorSpec spec);

  /** Throws unless elements of a type can lie here. */
  abstract void checkCarries(DataType type);

  /** What two memories have in common if a byte can lie in both. */
  abstract Object space();

  /** Where in its space this memory begins, in bytes. */
  abstract long origin();

  /** Returns the words that end the description of a tensor. */
  abstract String kind();

  /** Returns that an array cannot hold elements of a type. */
  static InvalidArgumentException wrongArray(DataType type, Object array) {
    String given = array.getClass().getSimpleName();
    return new InvalidArgumentException(
        "a tensor of "
            + type
            + " lives in a "
            + type.arrayType().getSimpleName()
            + ", but got "
            + given);
  }

  /** Returns a new array for a tensor, or throws because it would be too long. */
  static Object newArray(TensorSpec spec) {
    if (spec.elements() > Integer.MAX_VALUE - 8) {
      throw new InvalidArgumentException(
          spec + " has " + spec.elements() + " elements, but a Java array holds at most 2^31 - 9");
    }
    return Array.newInstance(spec.dataType().arrayType().getComponentType(), (int) spec.elements());
  }
}
