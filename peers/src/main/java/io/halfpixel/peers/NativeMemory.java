package io.halfpixel.peers;

import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import java.nio.ByteBuffer;

/**
 * Copies between tensors and the memory of a framework, bit by bit, in memory order.
 *
 * <p>Framework memory is a direct buffer in native order whose position is the first element.
 */
final class NativeMemory {
  private NativeMemory() {}

  /** Copies all elements of a tensor into a framework's memory. */
  static void write(Tensor source, ByteBuffer memory) {
    if (source.memory() instanceof DirectMemory) {
      memory.put(source.buffer());
      return;
    }
    int from = source.arrayOffset();
    int count = Math.toIntExact(source.spec().elements());
    Object array = source.array();
    if (array instanceof float[] floats) {
      memory.asFloatBuffer().put(floats, from, count);
    } else if (array instanceof double[] doubles) {
      memory.asDoubleBuffer().put(doubles, from, count);
    } else if (array instanceof short[] shorts) {
      memory.asShortBuffer().put(shorts, from, count);
    } else if (array instanceof int[] ints) {
      memory.asIntBuffer().put(ints, from, count);
    } else if (array instanceof long[] longs) {
      memory.asLongBuffer().put(longs, from, count);
    } else {
      memory.put((byte[]) array, from, count);
    }
  }

  /** Fills a tensor that lives in an array with the elements in a framework's memory. */
  static void read(ByteBuffer memory, Tensor target) {
    Object array = target.array();
    if (array instanceof float[] floats) {
      memory.asFloatBuffer().get(floats);
    } else if (array instanceof double[] doubles) {
      memory.asDoubleBuffer().get(doubles);
    } else if (array instanceof short[] shorts) {
      memory.asShortBuffer().get(shorts);
    } else if (array instanceof int[] ints) {
      memory.asIntBuffer().get(ints);
    } else if (array instanceof long[] longs) {
      memory.asLongBuffer().get(longs);
    } else {
      memory.get((byte[]) array);
    }
  }
}
