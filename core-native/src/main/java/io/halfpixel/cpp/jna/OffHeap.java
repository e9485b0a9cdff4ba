package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.halfpixel.Tensor;

/**
 * Memory outside the heap for the elements of one tensor, for one call: that of its buffer, or a
 * block of its own.
 */
final class OffHeap implements AutoCloseable {
  private final Tensor tensor;
  private final long address;

  /**
   * Reserves a block unless the tensor is direct. {@link #address} is 0 if there is no memory left.
   */
  OffHeap(Tensor tensor) {
    this.tensor = tensor;
    this.address =
        tensor.isDirect()
            ? Pointer.nativeValue(Native.getDirectBufferPointer(tensor.buffer()))
            : Native.malloc(bytes());
  }

  /** Returns the address of the first element. */
  long address() {
    return address;
  }

  /** Returns the size of the elements. */
  long bytes() {
    return tensor.spec().byteSize();
  }

  /** Copies all elements here; nothing to do for a buffer. */
  void read() {
    if (tensor.isDirect()) {
      return;
    }
    Pointer to = new Pointer(address);
    Object array = tensor.array();
    int from = tensor.arrayOffset();
    int count = (int) tensor.spec().elements();
    if (array instanceof float[] floats) {
      to.write(0, floats, from, count);
    } else if (array instanceof double[] doubles) {
      to.write(0, doubles, from, count);
    } else if (array instanceof short[] shorts) {
      to.write(0, shorts, from, count);
    } else if (array instanceof int[] ints) {
      to.write(0, ints, from, count);
    } else {
      to.write(0, (byte[]) array, from, count);
    }
  }

  /** Copies the elements [begin, end) to the tensor; nothing to do for a buffer. */
  void writeBack(long begin, long end) {
    if (tensor.isDirect()) {
      return;
    }
    Pointer from = new Pointer(address + begin * tensor.dataType().bytes());
    Object array = tensor.array();
    int to = tensor.arrayOffset() + (int) begin;
    int count = (int) (end - begin);
    if (array instanceof float[] floats) {
      from.read(0, floats, to, count);
    } else if (array instanceof double[] doubles) {
      from.read(0, doubles, to, count);
    } else if (array instanceof short[] shorts) {
      from.read(0, shorts, to, count);
    } else if (array instanceof int[] ints) {
      from.read(0, ints, to, count);
    } else {
      from.read(0, (byte[]) array, to, count);
    }
  }

  @Override
  public void close() {
    if (!tensor.isDirect()) {
      Native.free(address);
    }
  }
}
