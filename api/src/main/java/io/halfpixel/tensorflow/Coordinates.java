package io.halfpixel.tensorflow;

/**
 * Where an output pixel lies on the input axis, in binary32.
 *
 * <p>The centre of input pixel k is at k. Source: TensorFlow, {@code
 * core/util/image_resizer_state.h}, {@code CalculateResizeScale}, {@code HalfPixelScaler} and
 * {@code LegacyScaler}.
 *
 * @param alignCorners whether the centres of the corner pixels of input and output coincide
 * @param halfPixelCenters whether pixels are squares with centres at ½, 1½, …; otherwise the legacy
 *     positions of TensorFlow 1
 */
record Coordinates(boolean alignCorners, boolean halfPixelCenters) {
  /** The coordinates of {@code tf.image.resize} in TensorFlow 2. */
  static final Coordinates HALF_PIXEL = new Coordinates(false, true);

  /** The coordinates of TensorFlow 1, which shift an image: output pixel i is at i·ratio. */
  static final Coordinates LEGACY = new Coordinates(false, false);

  /** The coordinates of TensorFlow 1 with aligned corners. */
  static final Coordinates ALIGNED = new Coordinates(true, false);

  /** Returns the number of input pixels per output pixel. */
  float ratio(int inputLength, int outputLength) {
    return alignCorners && inputLength > 1 && outputLength > 1
        ? (inputLength - 1) / (float) (outputLength - 1)
        : inputLength / (float) outputLength;
  }

  /** Returns the position (i + ½)·ratio − ½, or i·ratio in legacy coordinates. */
  float position(int i, float ratio) {
    return halfPixelCenters ? (i + 0.5f) * ratio - 0.5f : i * ratio;
  }
}
