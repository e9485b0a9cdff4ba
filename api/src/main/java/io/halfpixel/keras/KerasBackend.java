package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The framework under Keras. It decides the numbers of every interpolation other than repetition,
 * and which interpolations there are.
 *
 * <p>On {@link #TENSORFLOW} results have Keras' bits, and so has nearest everywhere; on the others
 * they differ by rounding errors.
 *
 * <p>Source: Keras 3, {@code keras/src/backend/<name>/image.py}.
 */
public enum KerasBackend {
  /** TensorFlow: {@code tf.image.resize}. */
  TENSORFLOW("bilinear", "nearest", "lanczos3", "lanczos5", "bicubic", "area"),
  /** JAX: {@code jax.image.resize}. */
  JAX("bilinear", "nearest", "lanczos3", "lanczos5", "bicubic"),
  /** PyTorch: {@code torch.nn.functional.interpolate}. */
  TORCH("bilinear", "nearest", "bicubic"),
  /** NumPy: the rules of JAX with weights in binary64. */
  NUMPY("bilinear", "nearest", "lanczos3", "lanczos5", "bicubic");

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes.
  private final List<String> interpolations;

  KerasBackend(String... interpolations) {
    this.interpolations = List.of(interpolations);
  }

  /** Returns Keras' names of the interpolations that the backend has. */
  public List<String> interpolations() {
    return interpolations;
  }

  /** Checks a name as the backend does when it is called. */
  void checkInterpolation(String interpolation) {
    if (this == TORCH && (interpolation.equals("lanczos3") || interpolation.equals("lanczos5"))) {
      throw new InvalidArgumentException(
          "Resizing with Lanczos interpolation is not supported by the PyTorch backend. "
              + "Received: interpolation="
              + interpolation
              + ".");
    }
    if (!interpolations.contains(interpolation)) {
      throw new InvalidArgumentException(
          "Invalid value for argument `interpolation`. Expected of one "
              + names()
              + ". Received: interpolation="
              + interpolation);
    }
  }

  /** Returns the type that the backend gives images before anything else. */
  DataType taken(DataType images) {
    return switch (this) {
      case TENSORFLOW, NUMPY -> images;
      case JAX -> images == DataType.F64 ? DataType.F32 : images;
      case TORCH -> images == DataType.F64 ? DataType.F64 : DataType.F32;
    };
  }

  /** Returns the plan that gives resized images the type that they had. */
  Plan given(TensorSpec resized, DataType images) {
    return switch (this) {
      case TENSORFLOW, NUMPY -> SaturatingCast.plan(resized, images);
      case JAX -> SaturatingCast.plan(resized, taken(images));
      case TORCH -> Plans.cast(resized, images);
    };
  }

  private String names() {
    return this == TORCH
        ? "{'bilinear': 'bilinear', 'nearest': 'nearest-exact', 'bicubic': 'bicubic'}"
        : interpolations.stream().collect(Collectors.joining("', '", "('", "')"));
  }

  /** Returns Keras' name of this backend, such as {@code "tensorflow"}. */
  @Override
  public String toString() {
    return switch (this) {
      case TENSORFLOW -> "tensorflow";
      case JAX -> "jax";
      case TORCH -> "torch";
      case NUMPY -> "numpy";
    };
  }
}
