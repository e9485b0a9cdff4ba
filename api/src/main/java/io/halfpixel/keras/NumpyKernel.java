package io.halfpixel.keras;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.rules.DoubleSine;

/**
 * The kernels of Keras on NumPy as functions of the distance x ≥ 0, in binary64.
 *
 * <p>Source: Keras 3, {@code keras/src/backend/numpy/image.py}, {@code _fill_triangle_kernel},
 * {@code _fill_keys_cubic_kernel} and {@code _fill_lanczos_kernel}.
 */
enum NumpyKernel {
  /** No kernel: one pixel is copied. */
  NEAREST {
    @Override
    double weight(double x) {
      throw new IllegalStateException("nearest has no weights");
    }
  },
  /** 1 − x for x &lt; 1. */
  BILINEAR {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - x);
    }
  },
  /** Cubic convolution, a = −½. */
  BICUBIC {
    @Override
    double weight(double x) {
      if (x >= 2) {
        return 0;
      }
      return x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : ((1.5 * x - 2.5) * x) * x + 1;
    }
  },
  /** The Lanczos kernel of radius 3. */
  LANCZOS3 {
    @Override
    double weight(double x) {
      return lanczos(x, 3);
    }
  },
  /** The Lanczos kernel of radius 5. */
  LANCZOS5 {
    @Override
    double weight(double x) {
      return lanczos(x, 5);
    }
  };

  /** Returns the kernel of an interpolation that Keras knows on NumPy. */
  static NumpyKernel of(String interpolation) {
    return switch (interpolation) {
      case "nearest" -> NEAREST;
      case "bilinear" -> BILINEAR;
      case "bicubic" -> BICUBIC;
      case "lanczos3" -> LANCZOS3;
      case "lanczos5" -> LANCZOS5;
      default -> throw new InvalidArgumentException("Unknown resize method");
    };
  }

  /** Returns whether sums can leave the range of the pixels. */
  boolean overshoots() {
    return this != NEAREST && this != BILINEAR;
  }

  /** Returns the weight at a distance x ≥ 0. */
  abstract double weight(double x);

  private static double lanczos(double x, double radius) {
    if (x > radius) {
      return 0;
    }
    if (x <= 1e-3) {
      return 1;
    }
    double sines = radius * DoubleSine.sin(Math.PI * x) * DoubleSine.sin(Math.PI * x / radius);
    return sines / (Math.PI * Math.PI * (x * x));
  }
}
