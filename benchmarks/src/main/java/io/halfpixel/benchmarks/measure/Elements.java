package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Texture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of tensors that live in arrays. */
public final class Elements {
  private Elements() {}

  /** Copies a tensor in an array to a direct one of the same specification. */
  static void copy(Tensor source, Tensor target) {
    ByteBuffer memory = target.buffer().order(ByteOrder.nativeOrder());
    Object array = source.array();
    if (array instanceof float[] floats) {
      memory.asFloatBuffer().put(floats);
    } else if (array instanceof short[] shorts) {
      memory.asShortBuffer().put(shorts);
    } else {
      memory.put((byte[]) array);
    }
  }

  /** Returns the mean absolute difference of two results; NaN or infinity where one has such. */
  public static double meanDifference(Tensor expected, Tensor actual) {
    if (!expected.spec().equals(actual.spec())) {
      throw new IllegalStateException(actual.spec() + " instead of " + expected.spec());
    }
    int count = Math.toIntExact(expected.spec().elements());
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum +=
          Math.abs(
              Texture.value(expected.dataType(), expected.array(), i)
                  - Texture.value(actual.dataType(), actual.array(), i));
    }
    return sum / count;
  }
}
