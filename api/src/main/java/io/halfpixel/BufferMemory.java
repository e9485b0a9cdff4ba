package io.halfpixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a direct buffer, from its position: its bytes, where they lie, and who may use them
 * while.
 *
 * <p>All of that is found out once, here, without reading or writing a byte; to ask for it
 * afterwards allocates nothing.
 */
public final class BufferMemory extends DirectMemory {
  private static final boolean HAS_SEGMENTS = Runtime.version().feature() >= Segments.SINCE;

  /** No bytes, at an address that is not null, alive for ever. */
  private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

  private final ByteBuffer buffer;
  private final long address;

  /** Null before JDK 22, where this memory is taken to be alive and for every thread. */
  private final @Nullable Object segment;

  private BufferMemory(ByteBuffer buffer, long address, @Nullable Object segment) {
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
  static BufferMemory of(ByteBuffer buffer, TensorSpec spec) {
    check(buffer, spec);
    return of(buffer, (int) spec.byteSize());
  }

  /** Returns so many bytes of a buffer, which has them, from its position. */
  static BufferMemory of(ByteBuffer buffer, int bytes) {
    checkDirect(buffer);
    ByteBuffer all = bytes > 0 ? buffer.slice(buffer.position(), bytes) : nothingLike(buffer);
    ByteBuffer view = all.order(ByteOrder.nativeOrder());
    if (HAS_SEGMENTS) {
      Object segment = Segments.of(view);
      return new BufferMemory(view, Segments.address(segment), segment);
    }
    return at(UnsafeAddress.of(view), view);
  }

  private static void check(ByteBuffer buffer, TensorSpec spec) {
    checkDirect(buffer);
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

  private static void checkDirect(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      throw new InvalidArgumentException(
          "a tensor lives in a primitive array or a direct buffer, but got a heap buffer");
    }
  }

  /** Returns the whole of a buffer at an address, or at {@link UnsafeAddress#UNKNOWN}. */
  static BufferMemory at(long address, ByteBuffer buffer) {
    return new BufferMemory(buffer, address, null);
  }

  private static ByteBuffer nothingLike(ByteBuffer buffer) {
    return buffer.isReadOnly() ? NOTHING.asReadOnlyBuffer() : NOTHING.duplicate();
  }

  /** Returns a new buffer over all bytes, in native order. */
  public ByteBuffer buffer() {
    return buffer.duplicate().order(ByteOrder.nativeOrder());
  }

  @Override
  public @Nullable Object segment() {
    return segment;
  }

  @Override
  public ByteBuffer window(long offset, int bytes) {
    Objects.checkFromIndexSize(offset, bytes, bytes());
    return buffer.slice((int) offset, bytes).order(ByteOrder.nativeOrder());
  }

  @Override
  public long bytes() {
    return buffer.limit();
  }

  @Override
  public boolean isReadOnly() {
    return buffer.isReadOnly();
  }

  /** {@inheritDoc} Before JDK 22 always true. */
  @Override
  public boolean isAlive() {
    return segment == null || Segments.isAlive(segment);
  }

  /** {@inheritDoc} Before JDK 22 always true. */
  @Override
  public boolean isAccessibleBy(Thread thread) {
    Objects.requireNonNull(thread, "thread");
    return segment == null || Segments.isAccessibleBy(segment, thread);
  }

  @Override
  boolean isAligned(int unit) {
    return buffer.alignmentOffset(0, unit) == 0;
  }

  /** Without addresses, only one and the same memory is known to overlap. */
  @Override
  Object space() {
    return address == UnsafeAddress.UNKNOWN ? this : ADDRESSES;
  }

  @Override
  long origin() {
    return address;
  }

  @Override
  String kind() {
    return "a direct buffer";
  }
}
