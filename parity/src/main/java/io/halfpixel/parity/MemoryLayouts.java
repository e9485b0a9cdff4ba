package io.halfpixel.parity;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;

/**
 * Copies of tensors with another order of the axes in memory. Shapes and values stay as they are.
 */
public final class MemoryLayouts {
  private MemoryLayouts() {}

  /** Returns the same values in the memory that a format describes. */
  public static Tensor copy(Tensor tensor, MemoryFormat format) {
    TensorSpec spec = tensor.spec();
    Tensor copy = Tensor.allocate(new TensorSpec(spec.shape(), spec.dataType(), format));
    Object from = tensor.copyToArray();
    long[] read = strides(spec.shape(), spec.memoryFormat());
    long[] write = strides(spec.shape(), format);
    long[] position = new long[spec.shape().rank()];
    for (long element = 0; element < spec.elements(); element++) {
      System.arraycopy(from, at(position, read), copy.array(), at(position, write), 1);
      advance(position, spec.shape());
    }
    return copy;
  }

  private static int at(long[] position, long[] strides) {
    long at = 0;
    for (int axis = 0; axis < position.length; axis++) {
      at += position[axis] * strides[axis];
    }
    return (int) at;
  }

  private static void advance(long[] position, Shape shape) {
    for (int axis = position.length - 1; axis >= 0; axis--) {
      if (++position[axis] < shape.length(axis)) {
        return;
      }
      position[axis] = 0;
    }
  }

  /** Returns how many elements apart the neighbours along each axis lie. */
  private static long[] strides(Shape shape, MemoryFormat format) {
    int rank = shape.rank();
    long[] strides = new long[rank];
    long stride = 1;
    for (int place = rank - 1; place >= 0; place--) {
      int axis = axisAt(place, rank, format);
      strides[axis] = stride;
      stride *= shape.length(axis);
    }
    return strides;
  }

  /** Returns which axis of the shape lies at a place in memory; place 0 is the slowest. */
  private static int axisAt(int place, int rank, MemoryFormat format) {
    return switch (format) {
      case CONTIGUOUS -> place;
      case CHANNELS_LAST -> place == 0 ? 0 : place == rank - 1 ? 1 : place + 1;
      case CHANNELS_FIRST -> place == 0 ? 0 : place == 1 ? rank - 1 : place - 1;
    };
  }
}
