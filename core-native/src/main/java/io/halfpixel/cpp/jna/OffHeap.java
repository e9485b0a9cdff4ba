package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.halfpixel.AddressMemory;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;

/**
 * Memory outside the heap for the elements of one tensor, for one call: its own, or a block that is
 * copied. Addresses are plain numbers, so that a call makes no objects.
 */
final class OffHeap {
  /** Offsets from here are addresses. */
  private static final Pointer MEMORY = new Pointer(0);

  private OffHeap() {}

  /**
   * Returns the address of the first element, in a new block unless the tensor is direct; 0 if
   * there is no memory left.
   */
  static long reserve(Tensor tensor) {
    if (tensor.memory() instanceof AddressMemory memory) {
      return memory.address() + tensor.offset() * tensor.dataType().bytes();
    }
    return isDirect(tensor)
        ? Pointer.nativeValue(Native.getDirectBufferPointer(tensor.buffer()))
        : Native.malloc(tensor.spec().byteSize());
  }

  private static boolean isDirect(Tensor tensor) {
    return tensor.memory() instanceof DirectMemory;
  }

  /** Frees what was reserved; nothing to do outside the heap. */
  static void release(Tensor tensor, long address) {
    if (!isDirect(tensor)) {
      Native.free(address);
    }
  }

  /** Returns the 64-bit integer at an address. */
  static long longAt(long address) {
    return MEMORY.getLong(address);
  }

  /** Copies all elements to the address; nothing to do outside the heap. */
  static void copyFrom(Tensor tensor, long address) {
    if (isDirect(tensor)) {
      return;
    }
    Object array = tensor.array();
    int from = tensor.arrayOffset();
    int count = Math.toIntExact(tensor.spec().elements());
    if (array instanceof float[] floats) {
      MEMORY.write(address, floats, from, count);
    } else if (array instanceof double[] doubles) {
      MEMORY.write(address, doubles, from, count);
    } else if (array instanceof short[] shorts) {
      MEMORY.write(address, shorts, from, count);
    } else if (array instanceof int[] ints) {
      MEMORY.write(address, ints, from, count);
    } else if (array instanceof long[] longs) {
      MEMORY.write(address, longs, from, count);
    } else {
      MEMORY.write(address, (byte[]) array, from, count);
    }
  }

  /** Copies the elements [begin, end) back to the tensor; nothing to do outside the heap. */
  static void copyBack(Tensor tensor, long address, long begin, long end) {
    if (isDirect(tensor)) {
      return;
    }
    long from = address + begin * tensor.dataType().bytes();
    Object array = tensor.array();
    int to = Math.toIntExact(tensor.offset() + begin);
    int count = Math.toIntExact(end - begin);
    if (array instanceof float[] floats) {
      MEMORY.read(from, floats, to, count);
    } else if (array instanceof double[] doubles) {
      MEMORY.read(from, doubles, to, count);
    } else if (array instanceof short[] shorts) {
      MEMORY.read(from, shorts, to, count);
    } else if (array instanceof int[] ints) {
      MEMORY.read(from, ints, to, count);
    } else if (array instanceof long[] longs) {
      MEMORY.read(from, longs, to, count);
    } else {
      MEMORY.read(from, (byte[]) array, to, count);
    }
  }
}
