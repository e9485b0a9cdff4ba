package io.halfpixel.fuzz;

import io.halfpixel.ArrayMemory;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view, and where its elements lie by a count that is not Halfpixel's.
 *
 * @param tensor the view
 * @param places where its elements lie, counted in elements of the memory, in the order of memory
 */
record View(Tensor tensor, List<Long> places) {
  private static final int MOST_RANK = 5;
  private static final int MOST_PLACES = 1 << 12;

  /**
   * Makes the view of a dense tensor that bytes describe, by strides or by wrapping its memory, and
   * then perhaps narrowed.
   *
   * @return null if it is refused
   */
  static @Nullable View of(Tensor whole, Cursor in) {
    MemoryFormat format = in.pick(List.of(MemoryFormat.values()));
    long offset = in.signed();
    long[] lengths = new long[in.unsigned() % (MOST_RANK + 1)];
    long[] strides = new long[lengths.length];
    for (int axis = 0; axis < lengths.length; axis++) {
      lengths[axis] = in.signed();
      strides[axis] = in.signed();
    }
    try {
      TensorSpec spec = new TensorSpec(Shape.of(lengths), whole.dataType(), format);
      boolean wraps = in.unsigned() % 2 == 0;
      Tensor view =
          wraps ? wrapped(whole, offset, spec) : Tensor.view(whole.memory(), offset, spec, strides);
      if (view == null || spec.elements() > MOST_PLACES) {
        return null;
      }
      long[] apart = wraps ? dense(lengths, order(format, lengths.length)) : strides;
      View all = new View(view, places(view.spec(), apart, offset));
      int axis = in.signed();
      return axis < 0 ? all : all.narrowed(axis, in.signed(), in.signed(), apart, offset);
    } catch (InvalidArgumentException e) {
      return null;
    }
  }

  private View narrowed(int axis, long start, long length, long[] apart, long offset) {
    Tensor part = tensor.narrow(axis, start, length);
    return new View(part, places(part.spec(), apart, offset + start * apart[axis]));
  }

  /**
   * Wraps the memory of a dense tensor once more, or returns null if a buffer has no such place.
   */
  private static @Nullable Tensor wrapped(Tensor whole, long offset, TensorSpec spec) {
    if (whole.memory() instanceof ArrayMemory) {
      return Tensor.wrap(whole.array(), offset, spec);
    }
    ByteBuffer buffer = whole.buffer();
    long position = offset * spec.dataType().bytes();
    return position >= 0 && position <= buffer.limit()
        ? Tensor.wrap(buffer.position((int) position), spec)
        : null;
  }

  /** Returns the axes as they lie in memory, the fastest last. */
  private static List<Integer> order(MemoryFormat format, int rank) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      order.add(axis);
    }
    switch (format) {
      case CONTIGUOUS -> {}
      case CHANNELS_LAST -> order.add(order.remove(1));
      case CHANNELS_FIRST -> order.add(1, order.remove(rank - 1));
    }
    return order;
  }

  private static long[] dense(long[] lengths, List<Integer> order) {
    long[] strides = new long[lengths.length];
    long stride = 1;
    for (int k = lengths.length - 1; k >= 0; k--) {
      strides[order.get(k)] = stride;
      stride *= lengths[order.get(k)];
    }
    return strides;
  }

  private static List<Long> places(TensorSpec spec, long[] strides, long offset) {
    if (spec.elements() == 0) {
      return List.of();
    }
    List<Long> places = List.of(offset);
    for (int axis : order(spec.memoryFormat(), strides.length)) {
      List<Long> finer = new ArrayList<>();
      for (long place : places) {
        for (long i = 0; i < spec.shape().length(axis); i++) {
          finer.add(place + i * strides[axis]);
        }
      }
      places = finer;
    }
    return places;
  }
}
