package io.halfpixel.cpp;

import io.halfpixel.AddressMemory;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/** Memory that is known by its address alone, as another module would bring it. */
final class ForeignMemory implements AddressMemory.Owner {
  private final ByteBuffer bytes;

  private ForeignMemory(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Returns so many zero bytes, at least 1. */
  static AddressMemory allocate(int size) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(size);
    try {
      return AddressMemory.of(address(bytes), size, false, new ForeignMemory(bytes));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long address(ByteBuffer bytes) throws ReflectiveOperationException {
    if (Runtime.version().feature() >= 22) {
      Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
      Object of = segment.getMethod("ofBuffer", Buffer.class).invoke(null, bytes);
      return (long) segment.getMethod("address").invoke(of);
    }
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field instance = type.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    Object unsafe = instance.get(null);
    Field address = Buffer.class.getDeclaredField("address");
    Object offset = type.getMethod("objectFieldOffset", Field.class).invoke(unsafe, address);
    return (long) type.getMethod("getLong", Object.class, long.class).invoke(unsafe, bytes, offset);
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public boolean isAccessibleBy(Thread thread) {
    return true;
  }

  @Override
  public ByteBuffer window(long offset, int size) {
    return bytes.slice(Math.toIntExact(offset), size);
  }
}
