package io.halfpixel.examples;

import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Input that is easy to make again elsewhere. */
final class Ramp {
  private Ramp() {}

  /** Returns a contiguous tensor whose element i is (37·i mod 256) / 255 in binary32, in [0, 1]. */
  static Tensor of(long... shape) {
    float[] values = new float[(int) Shape.of(shape).elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (37 * i % 256) / 255f;
    }
    return Tensor.of(values, shape);
  }

  /** Returns the shape as Python prints a tuple, such as {@code (1, 64, 64, 3)}. */
  static String tuple(Tensor tensor) {
    return Arrays.stream(tensor.shape().toArray())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
