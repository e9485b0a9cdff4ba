package io.halfpixel.opencv;

import io.halfpixel.rules.DoubleSine;

/**
 * The binary32 weights of the pixels around a place, by the distance f in [0, 1) from the pixel
 * before it.
 *
 * <p>Source: OpenCV, {@code interpolateLinear}, {@code interpolateCubic} and {@code
 * interpolateLanczos4} in {@code modules/imgproc/src/resize.cpp} and {@code precomp.hpp}.
 */
enum Kernel {
  /** 1 − f and f. */
  LINEAR(2) {
    @Override
    float[] weights(float f) {
      return new float[] {1 - f, f};
    }
  },
  /** Cubic convolution with a = −¾; the last weight is what the others leave of 1. */
  CUBIC(4) {
    @Override
    float[] weights(float f) {
      float t = f + 1;
      float before = ((A * t - 5 * A) * t + 8 * A) * t - 4 * A;
      float left = near(f);
      float right = near(1 - f);
      return new float[] {before, left, right, 1 - before - left - right};
    }
  },
  /**
   * sin(πd)·sin(πd/4) / (πd)² up to a factor, divided by the sum of all; of the first sine only the
   * sign changes from pixel to pixel, and the second follows from the first pixel's by the addition
   * theorem.
   */
  LANCZOS4(8) {
    @Override
    float[] weights(float f) {
      double first = -(double) (f + 3) * Math.PI * 0.25;
      double sine = DoubleSine.sin(first);
      double cosine = DoubleSine.cos(first);
      float[] weights = new float[8];
      float sum = 0;
      for (int j = 0; j < 8; j++) {
        weights[j] = lanczos(f + 3 - j, ROTATIONS[j], sine, cosine);
        sum += weights[j];
      }
      float reciprocal = 1 / sum;
      for (int j = 0; j < 8; j++) {
        weights[j] *= reciprocal;
      }
      return weights;
    }
  };

  private static final float A = -0.75f;

  /** √½. */
  private static final double S = 0.7071067811865476;

  /** The sine and the cosine of −jπ/4, with the sign of sin(πd). */
  private static final double[][] ROTATIONS = {
    {1, 0}, {-S, -S}, {0, 1}, {S, -S}, {-1, 0}, {S, S}, {0, -1}, {-S, S}
  };

  /** Below, a pixel is taken to be the place itself: it outweighs all others. */
  private static final float AT_PIXEL = 1e-6f;

  private static final float OUTWEIGHS = 1e30f;

  private final int taps;

  Kernel(int taps) {
    this.taps = taps;
  }

  /**
   * Returns the number of weights; the first is that of the pixel taps/2 − 1 before the place's.
   */
  int taps() {
    return taps;
  }

  /** Returns the weights. */
  abstract float[] weights(float f);

  private static float near(float d) {
    return ((A + 2) * d - (A + 3)) * d * d + 1;
  }

  private static float lanczos(float d, double[] rotation, double sine, double cosine) {
    if (Math.abs(d) < AT_PIXEL) {
      return OUTWEIGHS;
    }
    double angle = -(double) d * Math.PI * 0.25;
    return (float) ((rotation[0] * sine + rotation[1] * cosine) / (angle * angle));
  }
}
