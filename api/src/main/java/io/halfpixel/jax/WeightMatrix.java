package io.halfpixel.jax;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.StoredWeight;
import java.util.Arrays;

/**
 * The matrix of weights with which JAX multiplies one axis, in binary32.
 *
 * <p>Output pixel i has the position p = (i + ½)·(n/N) − ½; its weight for input pixel q is the
 * kernel at |p − q|, with antialiasing at that divided by the ratio where the axis shrinks. The
 * weights of an output pixel are scaled to the sum 1.
 *
 * <p>XLA multiplies with reciprocals instead of dividing and fuses products with sums. Source: JAX,
 * {@code jax/_src/image/scale.py}, {@code compute_weight_mat}.
 *
 * @param method any but nearest
 * @param inputLength n, at least 1
 * @param outputLength N, at least 1
 * @param antialias whether the kernel is stretched where the axis shrinks
 * @param inverse the distance of two output pixels in input pixels
 * @param shift how much further left the outputs lie than without a translation, in input pixels
 */
record WeightMatrix(
    ResizeMethod method,
    int inputLength,
    int outputLength,
    boolean antialias,
    float inverse,
    float shift) {
  /** A sum of weights up to here counts as 0: 1000 units in the last place of 1. */
  private static final float NO_WEIGHT = 1000 * 0x1p-23f;

  /** How many pixels beyond an edge the cubic with repeated edges looks at. */
  private static final int BEYOND = 2;

  /** Describes the matrix that makes N pixels of all of n. */
  static WeightMatrix ofLengths(
      ResizeMethod method, int inputLength, int outputLength, boolean antialias) {
    float inverse = (float) (1.0 / ((double) outputLength / inputLength));
    return new WeightMatrix(method, inputLength, outputLength, antialias, inverse, 0);
  }

  /**
   * Describes the matrix of {@code scale_and_translate}, in which x goes to x·scale + translation.
   */
  static WeightMatrix ofWarp(
      ResizeMethod method,
      int inputLength,
      int outputLength,
      boolean antialias,
      float scale,
      float translation) {
    float inverse = 1 / scale;
    return new WeightMatrix(
        method, inputLength, outputLength, antialias, inverse, translation * inverse);
  }

  /**
   * Returns the matrix.
   *
   * @param wholeRows whether weights of 0 are kept
   * @param type the type in which weights are stored
   */
  TapTable taps(boolean wholeRows, DataType type) {
    TapRows rows =
        wholeRows
            ? TapRows.ofTaps(outputLength, (long) outputLength * inputLength)
            : new TapRows(outputLength, BEYOND);
    float[] weights = new float[inputLength];
    for (int i = 0; i < outputLength; i++) {
      fillRow(i, weights);
      for (int q = 0; q < inputLength; q++) {
        if (wholeRows || weights[q] != 0) {
          rows.add(q, StoredWeight.of(weights[q], type));
        }
      }
      rows.endRow();
    }
    return rows.table();
  }

  private void fillRow(int i, float[] weights) {
    Arrays.fill(weights, 0);
    float position = position(i + 0.5f);
    boolean inside = position >= -0.5f && position <= inputLength - 0.5f;
    if (method == ResizeMethod.AREA) {
      float left = i * inverse - shift;
      fillCovered(left, left + inverse, weights);
      toSumOne(weights);
      if (!inside) {
        Arrays.fill(weights, 0);
      }
      return;
    }
    float squeeze = 1 / (antialias ? Math.max(inverse, 1) : 1);
    boolean repeatsEdges = method == ResizeMethod.CUBIC_PYTORCH && !antialias;
    int beyond = repeatsEdges ? BEYOND : 0;
    for (int q = -beyond; q < inputLength + beyond; q++) {
      int pixel = Math.min(Math.max(q, 0), inputLength - 1);
      weights[pixel] += weight(Math.abs(position - q), squeeze);
    }
    toSumOne(weights);
    if (!repeatsEdges && !inside) {
      Arrays.fill(weights, 0);
    }
  }

  private float position(float centre) {
    if (shift != 0) {
      return centre * inverse - shift - 0.5f;
    }
    return method == ResizeMethod.LINEAR
        ? centre * inverse - 0.5f
        : Math.fma(centre, inverse, -0.5f);
  }

  private float weight(float distance, float squeeze) {
    return switch (method) {
      case LINEAR -> Math.max(Math.fma(-distance, squeeze, 1), 0);
      case CUBIC -> SamplingKernel.KEYS.weight(distance * squeeze);
      case CUBIC_PYTORCH ->
          (antialias ? SamplingKernel.KEYS : SamplingKernel.OPENCV).weight(distance * squeeze);
      case LANCZOS3 -> SamplingKernel.LANCZOS3.weight(distance * squeeze);
      case LANCZOS5 -> SamplingKernel.LANCZOS5.weight(distance * squeeze);
      case NEAREST, AREA -> throw new IllegalStateException(method + " has no kernel");
    };
  }

  /** Writes how much of [q, q + 1] lies between two borders. */
  private static void fillCovered(float left, float right, float[] weights) {
    for (int q = 0; q < weights.length; q++) {
      weights[q] = Math.max(Math.min(right, q + 1f) - Math.max(left, (float) q), 0);
    }
  }

  private static void toSumOne(float[] weights) {
    float sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    float factor = Math.abs(sum) > NO_WEIGHT ? 1 / sum : 0;
    for (int q = 0; q < weights.length; q++) {
      weights[q] *= factor;
    }
  }
}
