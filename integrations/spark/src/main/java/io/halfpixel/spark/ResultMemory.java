package io.halfpixel.spark;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * The array of a task's last result, which the next one of the same size is written over: the
 * garbage collector meets one large array a task instead of one an image. Not thread-safe.
 */
final class ResultMemory {
  private @Nullable Tensor last;
  private @Nullable Object array;

  /** Returns a tensor of a specification, over {@link #array()}; what was in it is lost. */
  Tensor tensor(TensorSpec spec) {
    Tensor tensor = last;
    if (tensor == null || !tensor.spec().equals(spec)) {
      Object made =
          Array.newInstance(
              spec.dataType().arrayType().getComponentType(), Math.toIntExact(spec.elements()));
      tensor = Tensor.wrap(made, 0, spec);
      array = made;
      last = tensor;
    }
    return tensor;
  }

  /** Returns the elements of the last tensor. */
  Object array() {
    if (array == null) {
      throw new IllegalStateException("there is no tensor yet");
    }
    return array;
  }
}
