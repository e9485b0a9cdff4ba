package io.halfpixel.jax;

import io.halfpixel.InvalidArgumentException;
import java.util.List;

/** The methods of {@code jax.image.resize}, {@code jax.image.ResizeMethod}. */
public enum ResizeMethod {
  /** Copies the pixel at ⌊(i + ½)·ratio⌋ and keeps the data type. */
  NEAREST("nearest"),
  /** Linear interpolation; a triangle filter. */
  LINEAR("linear", "bilinear", "trilinear", "triangle"),
  /** The Lanczos filter of radius 3. */
  LANCZOS3("lanczos3"),
  /** The Lanczos filter of radius 5. */
  LANCZOS5("lanczos5"),
  /** Cubic convolution, a = −½. */
  CUBIC("cubic", "bicubic", "tricubic"),
  /**
   * Cubic convolution, a = −¾, edge pixels repeated; with antialiasing the same as {@link #CUBIC}.
   */
  CUBIC_PYTORCH("cubic-pytorch", "bicubic-pytorch"),
  /** The mean of the covered pixels. */
  AREA("area");

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes.
  private final List<String> names;

  ResizeMethod(String... names) {
    this.names = List.of(names);
  }

  /** Returns the first of JAX's names of this method, such as {@code "linear"}. */
  public String frameworkName() {
    return names.get(0);
  }

  /**
   * Returns the method with one of JAX's names.
   *
   * @param name a name such as {@code "bilinear"}, in lower case as in JAX
   * @throws InvalidArgumentException if no method has that name
   */
  public static ResizeMethod of(String name) {
    for (ResizeMethod method : values()) {
      if (method.names.contains(name)) {
        return method;
      }
    }
    throw new InvalidArgumentException("Unknown resize method \"" + name + "\"");
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName();
  }
}
