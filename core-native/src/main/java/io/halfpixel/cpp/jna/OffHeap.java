package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.halfpixel.AddressMemory;
import io.halfpixel.ArrayMemory;
import io.halfpixel.BufferMemory;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.ViewAxes;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap for elements of one tensor, for a while: its own, or a block that is
 * copied. Addresses are plain numbers, so that a call makes no objects.
 */
final class OffHeap {
  /** Offsets from here are addresses. */
  private static final Pointer MEMORY = new Pointer(0);

  private OffHeap() {}

  /**
   * Returns the address of the elements [begin, end), in a new block unless the tensor is direct; 0
   * if there is no memory left.
   */
  static long reserve(Tensor tensor, long begin, long end) {
    int unit = tensor.dataType().bytes();
    if (tensor.memory() instanceof AddressMemory memory) {
      return memory.address() + (tensor.offset() + begin) * unit;
    }
    return tensor.memory() instanceof BufferMemory memory
        ? Pointer.nativeValue(Native.getDirectBufferPointer(memory.buffer()))
            + (tensor.offset() + begin) * unit
        : Native.malloc((end - begin) * unit);
  }

  /** Returns whether the elements are outside the heap already. */
  static boolean isDirect(Tensor tensor) {
    return tensor.memory() instanceof DirectMemory;
  }

  /** Returns how many places the elements [begin, end) take there; a copy has no gaps. */
  static long extent(Tensor tensor, long begin, long end) {
    return isDirect(tensor) ? tensor.strides().extent() : end - begin;
  }

  /** Returns where the rows of a tensor with gaps lie there; null without gaps. */
  static long @Nullable [] axes(Tensor tensor) {
    return isDirect(tensor) ? ViewAxes.of(tensor) : null;
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

  /** Copies elements of an array to an address, or back. */
  private interface Copy {
    void run(Object array, int at, long address, long elements);
  }

  /** Copies the elements [begin, end) to an address; nothing to do outside the heap. */
  static void copyFrom(Tensor tensor, long address, long begin, long end) {
    if (!isDirect(tensor)) {
      copy(tensor, address, begin, end, OffHeap::read);
    }
  }

  /** Copies what lies at an address to the elements [begin, end) of an array. */
  static void copyBack(Tensor tensor, long address, long begin, long end) {
    copy(tensor, address, begin, end, OffHeap::write);
  }

  private static void copy(Tensor tensor, long address, long begin, long end, Copy copy) {
    Object array = ((ArrayMemory) tensor.memory()).array();
    if (tensor.isDense()) { // Without making an object.
      copy.run(array, Math.toIntExact(tensor.offset() + begin), address, end - begin);
      return;
    }
    ViewAxes.forEachRow(
        tensor,
        begin,
        end,
        (element, place, count) ->
            copy.run(
                array,
                Math.toIntExact(tensor.offset() + place),
                address + (element - begin) * tensor.dataType().bytes(),
                count));
  }

  private static void read(Object array, int from, long address, long elements) {
    int count = Math.toIntExact(elements);
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

  private static void write(Object array, int to, long address, long elements) {
    int count = Math.toIntExact(elements);
    if (array instanceof float[] floats) {
      MEMORY.read(address, floats, to, count);
    } else if (array instanceof double[] doubles) {
      MEMORY.read(address, doubles, to, count);
    } else if (array instanceof short[] shorts) {
      MEMORY.read(address, shorts, to, count);
    } else if (array instanceof int[] ints) {
      MEMORY.read(address, ints, to, count);
    } else if (array instanceof long[] longs) {
      MEMORY.read(address, longs, to, count);
    } else {
      MEMORY.read(address, (byte[]) array, to, count);
    }
  }
}
