package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;

/** The output length that follows from a scale: n·scale in binary64, rounded toward zero. */
final class OutputSize {
  private OutputSize() {}

  /**
   * The length as {@code compute_output_size} finds it.
   *
   * <p>Source: PyTorch, {@code aten/src/ATen/native/UpSample.cpp}, and {@code checked_convert} in
   * {@code c10/util/TypeCast.h}.
   */
  static long of(long inputLength, double scale) {
    double length = inputLength * scale;
    if (!(Math.abs(length) <= 0x1p63)) {
      throw new InvalidArgumentException(
          "value cannot be converted to type int64_t without overflow: an axis of length "
              + inputLength
              + " times scale_factor "
              + PythonText.number(scale));
    }
    return (long) length;
  }

  /**
   * The length as {@code recompute_scale_factor=True} finds it in Python, which has its own words
   * for what is no number.
   *
   * <p>Source: PyTorch, {@code torch/nn/functional.py}.
   */
  static long recomputed(long inputLength, double scale) {
    double length = inputLength * scale;
    if (Double.isNaN(length)) {
      throw new InvalidArgumentException("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(length)) {
      throw new InvalidArgumentException("cannot convert float infinity to integer");
    }
    return of(inputLength, scale);
  }
}
