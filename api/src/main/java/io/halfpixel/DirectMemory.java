package io.halfpixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a direct tensor: its bytes, where they lie, and who may use them while.
 *
 * <p>All of that is found out once, here, without reading or writing a byte; to ask for it
 * afterwards allocates nothing.
 */
final class DirectMemory {
  private static final boolean HAS_SEGMENTS = Runtime.version().feature() >= Segments.SINCE;

  /** No bytes, at an address that is not null, alive for ever. */
  private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

  private final ByteBuffer buffer;
  private final long address;

  /** Null before JDK 22, where this memory is taken to be alive and for every thread. */
  private final @Nullable Object segment;

  private DirectMemory(ByteBuffer buffer, long address, @Nullable Object segment) {
    this.buffer = buffer;
    this.address = address;
    this.segment = segment;
  }

  /**
   * Returns the memory of a tensor over a direct buffer, from its position.
   *
   * <p>No bytes are no part of the buffer: then it does not matter whether its memory is alive, nor
   * whether there is any. Native code takes a null address for no buffer at all.
   *
   * @throws InvalidArgumentException under the conditions of {@link Tensor#wrap(ByteBuffer,
   *     TensorSpec)}
   */
  static DirectMemory of(ByteBuffer buffer, TensorSpec spec) {
    check(buffer, spec);
    int bytes = (int) spec.byteSize();
    ByteBuffer all = bytes > 0 ? buffer.slice(buffer.position(), bytes) : nothingLike(buffer);
    ByteBuffer view = all.order(ByteOrder.nativeOrder());
    if (HAS_SEGMENTS) {
      Object segment = Segments.of(view);
      return new DirectMemory(view, Segments.address(segment), segment);
    }
    return at(UnsafeAddress.of(view), view);
  }

  private static void check(ByteBuffer buffer, TensorSpec spec) {
    if (!buffer.isDirect()) {
      throw new InvalidArgumentException(
          "a tensor lives in a primitive array or a direct buffer, but got a heap buffer");
    }
    if (spec.byteSize() > buffer.remaining()) {
      throw new InvalidArgumentException(
          spec + " needs " + spec.byteSize() + " bytes, but the buffer has " + buffer.remaining());
    }
    int unit = spec.dataType().bytes();
    if (buffer.alignmentOffset(buffer.position(), unit) != 0) {
      throw new InvalidArgumentException(
          "a tensor of "
              + spec.dataType()
              + " starts on a multiple of "
              + unit
              + " bytes, but the buffer's position does not");
    }
  }

  /** Returns the whole of a buffer at an address, or at {@link UnsafeAddress#UNKNOWN}. */
  static DirectMemory at(long address, ByteBuffer buffer) {
    return new DirectMemory(buffer, address, null);
  }

  private static ByteBuffer nothingLike(ByteBuffer buffer) {
    return buffer.isReadOnly() ? NOTHING.asReadOnlyBuffer() : NOTHING.duplicate();
  }

  /** Returns a new view of all bytes, in native order. */
  ByteBuffer view() {
    return buffer.duplicate().order(ByteOrder.nativeOrder());
  }

  boolean isAlive() {
    return segment == null || Segments.isAlive(segment);
  }

  boolean isAccessibleBy(Thread thread) {
    return segment == null || Segments.isAccessibleBy(segment, thread);
  }

  /** Returns whether a byte has the same address in both, as far as addresses are known. */
  boolean overlaps(DirectMemory other) {
    if (address == UnsafeAddress.UNKNOWN || other.address == UnsafeAddress.UNKNOWN) {
      return this == other && buffer.limit() > 0;
    }
    return Math.max(address, other.address)
        < Math.min(address + buffer.limit(), other.address + other.buffer.limit());
  }
}
