package io.halfpixel.rules;

import io.halfpixel.DataType;

/**
 * A weight as some frameworks store it: in the type of the tensor, rounded to nearest, ties to
 * even. Stateless and thread-safe.
 *
 * <p>Source: PyTorch, {@code lambda0_ptr} and {@code wt_ptr} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}; JAX, {@code jax/_src/image/scale.py}, {@code
 * _scale_and_translate}.
 */
public final class StoredWeight {
  private StoredWeight() {}

  /** Rounds a binary32 weight of magnitude at most 2, or a binary64 weight if the type is that. */
  public static double of(double weight, DataType type) {
    return switch (type) {
      case F16 -> rounded(weight, 10, -14);
      case BF16 -> rounded(weight, 7, Float.MIN_EXPONENT);
      default -> weight;
    };
  }

  private static double rounded(double weight, int fractionBits, int minExponent) {
    int exponent = Math.max(Math.getExponent(weight), minExponent);
    return Math.scalb(
        Math.rint(Math.scalb(weight, fractionBits - exponent)), exponent - fractionBits);
  }
}
