package io.halfpixel.jax;

import io.halfpixel.filter.SingleSine;

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
      if (x >= 2) {
        return 0;
      }
      return x >= 1
          ? Math.fma(Math.fma(Math.fma(-0.5f, x, 2.5f), x, -4), x, 2)
          : Math.fma(Math.fma(1.5f, x, -2.5f) * x, x, 1);
    }
  },
  /** Cubic convolution, a = −¾. */
  OPENCV {
    @Override
    float weight(float x) {
      if (x >= 2) {
        return 0;
      }
      return x >= 1
          ? Math.fma(Math.fma(Math.fma(-0.75f, x, 3.75f), x, -6), x, 3)
          : Math.fma(Math.fma(1.25f, x, -2.25f) * x, x, 1);
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
