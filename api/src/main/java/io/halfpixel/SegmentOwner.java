package io.halfpixel;

import java.nio.ByteBuffer;

/**
 * A {@code MemorySegment} outside the heap as the owner of its memory.
 *
 * @param segment the segment; an object, see {@link Segments}
 */
record SegmentOwner(Object segment) implements AddressMemory.Owner {
  /**
   * Returns the memory of a segment.
   *
   * @throws InvalidArgumentException if it is none, is one of an array, or has bytes at address 0
   */
  static DirectMemory memory(Object segment) {
    if (Runtime.version().feature() < Segments.SINCE) {
      throw new InvalidArgumentException(
          "memory segments need JDK "
              + Segments.SINCE
              + " or later, and this is "
              + Runtime.version().feature());
    }
    if (!Segments.isSegment(segment)) {
      throw new InvalidArgumentException(
          "this is the memory of a java.lang.foreign.MemorySegment, but got an instance of "
              + segment.getClass().getName());
    }
    if (!Segments.isNative(segment)) {
      throw new InvalidArgumentException(
          "a segment lies outside the heap, but got one of an array; give the array itself");
    }
    long bytes = Segments.bytes(segment);
    // Nothing may lie at address 0, where memory does not begin.
    return bytes == 0 && Segments.address(segment) == 0
        ? BufferMemory.of(Segments.buffer(segment, 0, 0), 0)
        : AddressMemory.of(
            Segments.address(segment),
            bytes,
            Segments.isReadOnly(segment),
            new SegmentOwner(segment));
  }

  @Override
  public boolean isAlive() {
    return Segments.isAlive(segment);
  }

  @Override
  public boolean isAccessibleBy(Thread thread) {
    return Segments.isAccessibleBy(segment, thread);
  }

  @Override
  public ByteBuffer window(long offset, int bytes) {
    return Segments.buffer(segment, offset, bytes);
  }
}
