package io.halfpixel.jax;

import io.halfpixel.InvalidArgumentException;
import java.util.List;

/** The names that JAX has for {@code precision}, which changes no bits on a CPU. Stateless. */
final class Precision {
  private static final List<String> NAMES =
      List.of(
          "highest",
          "float32",
          "high",
          "bfloat16_3x",
          "tensorfloat32",
          "default",
          "bfloat16",
          "fastest");

  private Precision() {}

  /**
   * Checks a name.
   *
   * @throws InvalidArgumentException if JAX has none of that name
   */
  static void check(String name) {
    if (!NAMES.contains(name)) {
      throw new InvalidArgumentException(
          "Precision argument must be a string in " + NAMES + "; but got " + name);
    }
  }
}
