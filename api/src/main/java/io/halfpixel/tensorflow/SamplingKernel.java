package io.halfpixel.tensorflow;

import io.halfpixel.rules.SingleSine;

/**
 * The interpolation kernels of {@code ScaleAndTranslate}, as functions of the distance x ≥ 0, in
 * binary32.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/sampling_kernels.h}. The cubics are those of R.
 * Keys, 1981 (a = −½), and of D. Mitchell and A. Netravali, "Reconstruction filters in computer
 * graphics", 1988 (B = C = ⅓).
 */
enum SamplingKernel {
  /** 1 − x for x &lt; 1. */
  TRIANGLE(1) {
    @Override
    float weight(float x) {
      return x < 1 ? 1 - x : 0;
    }
  },
  /** Cubic convolution, a = −½. */
  KEYSCUBIC(2) {
    @Override
    float weight(float x) {
      if (x >= 2) {
        return 0;
      }
      return x >= 1 ? ((-0.5f * x + 2.5f) * x - 4) * x + 2 : ((1.5f * x - 2.5f) * x) * x + 1;
    }
  },
  /** The cubic with B = C = ⅓. */
  MITCHELLCUBIC(2) {
    @Override
    float weight(float x) {
      if (x >= 2) {
        return 0;
      }
      return x >= 1
          ? (((-7f / 18f) * x + 2) * x - 10f / 3f) * x + 16f / 9f
          : (((7f / 6f) * x - 2) * x) * x + 8f / 9f;
    }
  },
  /** exp(−x² / 2σ²) with σ = ½ for x &lt; 1½; the exponential in binary64. */
  GAUSSIAN(1.5f) {
    @Override
    float weight(float x) {
      return x >= radius() ? 0 : (float) StrictMath.exp(-x * x / 0.5);
    }
  },
  /** The Lanczos kernel of radius 3. */
  LANCZOS3(3) {
    @Override
    float weight(float x) {
      return lanczos(x, radius());
    }
  },
  /** The Lanczos kernel of radius 5. */
  LANCZOS5(5) {
    @Override
    float weight(float x) {
      return lanczos(x, radius());
    }
  };

  /** TensorFlow writes 3.14159265359f; this is the same binary32 number. */
  private static final float PI = 3.1415927f;

  private final float radius;

  SamplingKernel(float radius) {
    this.radius = radius;
  }

  /** Returns the distance from which the weight is 0. */
  float radius() {
    return radius;
  }

  /** Returns the weight at a distance x ≥ 0. */
  abstract float weight(float x);

  private static float lanczos(float x, float radius) {
    if (x > radius) {
      return 0;
    }
    if (x <= 1e-3f) {
      return 1;
    }
    float angle = PI * x;
    return radius * SingleSine.sin(angle) * SingleSine.sin(angle / radius) / (PI * PI * x * x);
  }
}
