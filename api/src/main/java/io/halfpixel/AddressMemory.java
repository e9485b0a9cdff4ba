package io.halfpixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Memory at an address, of any size: that of a {@code MemorySegment}, which {@link
 * Memory#ofSegment} takes, or memory that another module owns.
 *
 * <p>Native code reads and writes at the address itself. A wrong address or size corrupts memory or
 * ends the process, so this is for modules that own what they state, not for their users.
 */
public final class AddressMemory extends DirectMemory {
  /** Who owns the memory. It is kept reachable while a tensor or a call uses the memory. */
  public interface Owner {
    /** Returns whether the memory still exists; if not, calls are refused. */
    boolean isAlive();

    /** Returns whether a thread may use the memory as long as it exists. */
    boolean isAccessibleBy(Thread thread);

    /**
     * Returns a direct buffer whose position 0 is the byte at an offset of this memory.
     *
     * @param offset in bytes, in [0, size)
     * @param bytes how many bytes remain in the buffer; they lie in the memory
     * @throws IllegalStateException if the memory does not exist any more
     */
    ByteBuffer window(long offset, int bytes);

    /**
     * Returns the {@code MemorySegment} of the whole memory, as an object; null if there is none.
     */
    default @Nullable Object segment() {
      return null;
    }
  }

  private final long address;
  private final long bytes;
  private final boolean readOnly;
  private final Owner owner;

  private AddressMemory(long address, long bytes, boolean readOnly, Owner owner) {
    this.address = address;
    this.bytes = bytes;
    this.readOnly = readOnly;
    this.owner = owner;
  }

  /**
   * Returns the memory at an address.
   *
   * @param address where the first byte lies, more than 0
   * @param bytes the size, at least 0
   * @param readOnly whether it may not be written
   * @param owner who answers for it
   * @throws InvalidArgumentException if the address is not positive, the size is negative, or the
   *     end lies beyond 2^63 - 1
   */
  public static AddressMemory of(long address, long bytes, boolean readOnly, Owner owner) {
    Objects.requireNonNull(owner, "owner");
    if (address <= 0 || bytes < 0 || bytes > Long.MAX_VALUE - address) {
      throw new InvalidArgumentException(
          "memory has a positive address and at least 0 bytes up to 2^63 - 1, but got "
              + bytes
              + " bytes at "
              + address);
    }
    return new AddressMemory(address, bytes, readOnly, owner);
  }

  /** Returns the address of the first byte. */
  public long address() {
    return address;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public boolean isAlive() {
    return owner.isAlive();
  }

  @Override
  public boolean isAccessibleBy(Thread thread) {
    return owner.isAccessibleBy(Objects.requireNonNull(thread, "thread"));
  }

  @Override
  public @Nullable Object segment() {
    return owner.segment();
  }

  @Override
  public ByteBuffer window(long offset, int size) {
    Objects.checkFromIndexSize(offset, size, bytes);
    return owner.window(offset, size).order(ByteOrder.nativeOrder());
  }

  @Override
  boolean isAligned(int unit) {
    return address % unit == 0;
  }

  @Override
  Object space() {
    return ADDRESSES;
  }

  @Override
  long origin() {
    return address;
  }

  @Override
  String kind() {
    return "memory at an address";
  }
}
