package io.halfpixel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Memory outside the heap: that of a direct buffer, or at an address. */
public abstract sealed class DirectMemory extends Memory permits BufferMemory, AddressMemory {
  DirectMemory() {}

  /**
   * Returns a new direct buffer over part of this memory, in native order.
   *
   * @param offset where the part begins, in bytes, at least 0
   * @param bytes its size, at least 0
   * @throws IndexOutOfBoundsException if the part does not lie in this memory
   * @throws IllegalStateException if the memory does not exist any more
   */
  public abstract ByteBuffer window(long offset, int bytes);

  /**
   * Returns the {@code MemorySegment} of this memory, as an object since this module is compiled
   * for JDK 17; null before JDK 22, and for memory at an address whose owner has none.
   */
  public abstract @Nullable Object segment();

  /** Returns whether the first byte lies on a multiple of a power of two. */
  abstract boolean isAligned(int unit);

  @Override
  final Tensor allocate(TensorSpec spec) {
    return Tensor.allocateDirect(spec);
  }

  @Override
  final void checkCarries(DataType type) {
    if (!isAligned(type.bytes())) {
      throw new InvalidArgumentException(
          "a tensor of "
              + type
              + " starts on a multiple of "
              + type.bytes()
              + " bytes, but the memory does not");
    }
  }
}
