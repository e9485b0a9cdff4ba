package io.halfpixel.tensorflow;

/**
 * Where the pixels of one crop lie along one axis of their image, in binary32: at first·(n − 1) +
 * i·((last − first)·(n − 1) / (N − 1)), a single one at ½·(first + last)·(n − 1). What lies outside
 * of the image is taken to lie on the first pixel.
 *
 * @param at the positions
 * @param length n, the length of the axis
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody changes them, and nobody compares.
record CropPositions(float[] at, int length) {
  static CropPositions of(float first, float last, int length, int outputLength) {
    float[] at = new float[outputLength];
    if (outputLength == 1) {
      at[0] = 0.5f * (first + last) * (length - 1);
      return new CropPositions(at, length);
    }
    float step = (last - first) * (length - 1) / (outputLength - 1);
    for (int i = 0; i < outputLength; i++) {
      at[i] = first * (length - 1) + i * step;
    }
    return new CropPositions(at, length);
  }

  /** Returns whether a pixel lies in the image. */
  boolean inside(int i) {
    return at[i] >= 0 && at[i] <= length - 1;
  }

  private float position(int i) {
    return inside(i) ? at[i] : 0;
  }

  int floor(int i) {
    return (int) Math.floor(position(i));
  }

  int ceiling(int i) {
    return (int) Math.ceil(position(i));
  }

  /** Returns the nearest pixel, halves away from zero. */
  int nearest(int i) {
    return (int) Math.floor(position(i) + 0.5);
  }

  float fraction(int i) {
    return position(i) - floor(i);
  }
}
