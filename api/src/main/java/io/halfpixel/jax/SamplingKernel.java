package io.halfpixel.jax;

import io.halfpixel.rules.SingleSine;

/**
 * The kernels of {@code jax.image.resize} as functions of the distance x ≥ 0, in binary32, fused as
 * XLA fuses them.
 *
 * <p>Source: JAX, {@code jax/_src/image/scale.py}, {@code _fill_keys_cubic_kernel}, {@code
 * _fill_opencv_cubic_kernel} and {@code _fill_lanczos_kernel}. The cubic is R. Keys, "Cubic
 * convolution interpolation for digital image processing", 1981.
 */
enum SamplingKernel {
  /** Cubic convolution, a = −½. */
  KEYS {
    @Override
    float weight(float x) {
      return cubic(x, -0.5f);
    }
  },
  /** Cubic convolution, a = −¾. */
  OPENCV {
    @Override
    float weight(float x) {
      return cubic(x, -0.75f);
    }
  },
  /** The Lanczos kernel of radius 3. */
  LANCZOS3 {
    @Override
    float weight(float x) {
      return lanczos(x, 3);
    }
  },
  /** The Lanczos kernel of radius 5. */
  LANCZOS5 {
    @Override
    float weight(float x) {
      return lanczos(x, 5);
    }
  };

  private static final float PI = (float) Math.PI;
  private static final float PI_SQUARED = (float) (Math.PI * Math.PI);

  /** Returns the weight at a distance x ≥ 0. */
  abstract float weight(float x);

  /** All coefficients are exact for both values of a. */
  private static float cubic(float x, float a) {
    if (x >= 2) {
      return 0;
    }
    return x >= 1
        ? Math.fma(Math.fma(Math.fma(a, x, -5 * a), x, 8 * a), x, -4 * a)
        : Math.fma(Math.fma(a + 2, x, -(a + 3)) * x, x, 1);
  }

  private static float lanczos(float x, float radius) {
    if (x > radius) {
      return 0;
    }
    if (x <= 1e-3f) {
      return 1;
    }
    float sines = radius * SingleSine.sin(PI * x) * SingleSine.sin(PI * x / radius);
    return sines / (PI_SQUARED * (x * x));
  }
}
