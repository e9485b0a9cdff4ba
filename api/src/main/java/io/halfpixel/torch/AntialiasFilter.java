package io.halfpixel.torch;

import io.halfpixel.rules.DoubleSine;
import io.halfpixel.rules.SingleSine;

/**
 * The filters of the antialiased modes, and of {@code uint8} without antialiasing.
 *
 * <p>Source: PyTorch, the {@code aa_filter} functions of {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}.
 */
enum AntialiasFilter {
  /** 1 − |x| for |x| &lt; 1. */
  TRIANGLE(2) {
    @Override
    double weight(Arithmetic arithmetic, double x, boolean antialias) {
      double t = Math.abs(x);
      return t < 1 ? arithmetic.difference(1, t) : 0;
    }

    @Override
    void replace(Arithmetic arithmetic, double[] distances) {
      for (int j = 0; j < distances.length; j++) {
        double t = Math.abs(distances[j]);
        distances[j] = t < 1 ? arithmetic.difference(1, t) : 0;
      }
    }
  },
  /** Cubic convolution, a = −½ with antialiasing as in Pillow, −¾ without as in OpenCV. */
  CUBIC(4) {
    @Override
    double weight(Arithmetic arithmetic, double x, boolean antialias) {
      double t = Math.abs(x);
      CubicKernel kernel = new CubicKernel(arithmetic, antialias ? -0.5 : -0.75, true);
      return t < 1 ? kernel.inner(t) : t < 2 ? kernel.outer(t) : 0;
    }

    @Override
    void replace(Arithmetic arithmetic, double[] distances) {
      CubicKernel kernel = new CubicKernel(arithmetic, -0.5, true);
      for (int j = 0; j < distances.length; j++) {
        double t = Math.abs(distances[j]);
        distances[j] = t < 1 ? kernel.inner(t) : t < 2 ? kernel.outer(t) : 0;
      }
    }
  },
  /**
   * sinc(x)·sinc(x/3) for |x| &lt; 3. The divisor 3.0 makes the second factor and the product
   * binary64 even where x is binary32.
   */
  LANCZOS(6) {
    @Override
    double weight(Arithmetic arithmetic, double x, boolean antialias) {
      double t = Math.abs(x);
      if (!(t < 3)) {
        return 0;
      }
      double inner = arithmetic.isSingle() ? singleSinc((float) t) : sinc(t);
      return arithmetic.round(inner * sinc(t / 3));
    }
  };

  private final int size;

  AntialiasFilter(int size) {
    this.size = size;
  }

  static AntialiasFilter of(Mode mode) {
    return switch (mode) {
      case BILINEAR -> TRIANGLE;
      case BICUBIC -> CUBIC;
      case LANCZOS -> LANCZOS;
      default -> throw new IllegalArgumentException(mode + " has no filter");
    };
  }

  /** The number of taps that the filter has at its natural width: 2, 4 or 6. */
  int size() {
    return size;
  }

  /** Returns the weight at a distance x from the centre, in the arithmetic's type. */
  abstract double weight(Arithmetic arithmetic, double x, boolean antialias);

  /** Replaces distances from the centre by their weights with antialiasing. */
  void replace(Arithmetic arithmetic, double[] distances) {
    for (int j = 0; j < distances.length; j++) {
      distances[j] = weight(arithmetic, distances[j], true);
    }
  }

  private static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = x * Math.PI;
    return DoubleSine.sin(angle) / angle;
  }

  private static double singleSinc(float x) {
    if (x == 0) {
      return 1;
    }
    float angle = x * (float) Math.PI;
    return SingleSine.sin(angle) / angle;
  }
}
