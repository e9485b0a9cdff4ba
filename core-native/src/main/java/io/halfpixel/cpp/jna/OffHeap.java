package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.halfpixel.Tensor;

/**
 * Memory outside the heap for the elements of one tensor, for one call: that of its buffer, or a
 * block of its own. Addresses are plain numbers, so that a call makes no objects.
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
    return tensor.isDirect()
        ? Pointer.nativeValue(Native.getDirectBufferPointer(tensor.buffer()))
        : Native.malloc(tensor.spec().byteSize());
  }

  /** Frees what was reserved; nothing to do for a buffer. */
  static void release(Tensor tensor, long address) {
    if (!tensor.isDirect()) {
      Native.free(address);
    }
  }

  /** Returns the 64-bit integer at an address. */
  static long longAt(long address) {
    return MEMORY.getLong(address);
  }

  /** Copies all elements to the address; nothing to do for a buffer. */
  static void copyFrom(Tensor tensor, long address) {
    if (tensor.isDirect()) {
      return;
    }
    Object array = tensor.array();
    int from = tensor.arrayOffset();
    int count = (int) tensor.spec().elements();
    if (array instanceof float[] floats) {
      MEMORY.write(address, floats, from, count);
    } else if (array instanceof double[] doubles) {
      MEMORY.write(address, doubles, from, count);
    } else if (array instanceof short[] shorts) {
      MEMORY.write(address, shorts, from, count);
    } else if (array instanceof int[] ints) {
      MEMORY.write(address, ints, from, count);
    } else {
      MEMORY.write(address, (byte[]) array, from, count);
    }
  }

  /** Copies the elements [begin, end) back to the tensor; nothing to do for a buffer. */
  static void copyBack(Tensor tensor, long address, long begin, long end) {
    if (tensor.isDirect()) {
      return;
    }
    long from = address + begin * tensor.dataType().bytes();
    Object array = tensor.array();
    int to = tensor.arrayOffset() + (int) begin;
    int count = (int) (end - begin);
    if (array instanceof float[] floats) {
      MEMORY.read(from, floats, to, count);
    } else if (array instanceof double[] doubles) {
      MEMORY.read(from, doubles, to, count);
    } else if (array instanceof short[] shorts) {
      MEMORY.read(from, shorts, to, count);
    } else if (array instanceof int[] ints) {
      MEMORY.read(from, ints, to, count);
    } else {
      MEMORY.read(from, (byte[]) array, to, count);
    }
  }
}
