package io.halfpixel.tensorflow;

/**
 * Scales weights to the sum 1, in binary32.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/resize_bicubic_op.cc}, {@code
 * GetWeightsAndIndices}, and {@code core/kernels/image/scale_and_translate_op.cc}, {@code
 * ComputeSpansCore}.
 */
final class Normalization {
  /** Sums of a smaller magnitude count as 0 and leave the weights as they are. */
  private static final float SMALLEST_SUM = 1000 * Float.MIN_NORMAL;

  private Normalization() {}

  /**
   * Multiplies each weight by the rounded reciprocal of their sum, added from the first to the
   * last.
   */
  static void toSumOne(float[] weights) {
    float sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    if (Math.abs(sum) >= SMALLEST_SUM) {
      float reciprocal = 1 / sum;
      for (int tap = 0; tap < weights.length; tap++) {
        weights[tap] *= reciprocal;
      }
    }
  }
}
