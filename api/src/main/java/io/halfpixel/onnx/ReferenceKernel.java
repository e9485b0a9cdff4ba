package io.halfpixel.onnx;

/**
 * The weights of the pixels around a coordinate x in the reference implementation.
 *
 * <p>With k the largest whole number below x and ρ = x − k in (0, 1], so that a whole x has ρ = 1,
 * there is a weight for each pixel k + first() … k + first() + taps() − 1.
 *
 * <p>Source: ONNX 1.23, {@code onnx/reference/ops/op_resize.py}, {@code _nearest_coeffs} to {@code
 * _linear_coeffs_antialias}.
 */
interface ReferenceKernel {
  /** Returns the number of weights, an even one; first() is 1 − taps()/2. */
  long taps();

  /** Writes the weights for ρ in (0, 1] into an array of that length. */
  void weights(double ratio, double[] weights);

  /** The weight 1 for k or for k + 1. */
  record Nearest(NearestMode mode) implements ReferenceKernel {
    @Override
    public long taps() {
      return 2;
    }

    @Override
    public void weights(double ratio, double[] weights) {
      boolean next =
          ratio == 1
              || switch (mode) {
                case ROUND_PREFER_FLOOR -> ratio > 0.5;
                case ROUND_PREFER_CEIL -> ratio >= 0.5;
                case FLOOR -> false;
                case CEIL -> true;
              };
      weights[0] = next ? 0 : 1;
      weights[1] = next ? 1 : 0;
    }
  }

  /** 1 − ρ and ρ. */
  record Linear() implements ReferenceKernel {
    @Override
    public long taps() {
      return 2;
    }

    @Override
    public void weights(double ratio, double[] weights) {
      weights[0] = 1 - ratio;
      weights[1] = ratio;
    }
  }

  /**
   * A triangle that reaches 1/σ pixels, divided by its sum.
   *
   * @param sigma the smaller of the scale and 1
   */
  record StretchedLinear(double sigma) implements ReferenceKernel {
    @Override
    public long taps() {
      return 2 - 2 * first(1, sigma);
    }

    @Override
    public void weights(double ratio, double[] weights) {
      long first = first(1, sigma);
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        double argument = (first + j - ratio) * sigma;
        weights[j] = Math.min(Math.max(1 - Math.abs(argument), 0), 1);
        sum += weights[j];
      }
      for (int j = 0; j < weights.length; j++) {
        weights[j] /= sum;
      }
    }
  }

  /**
   * Cubic convolution, in binary32 as the attribute a is: arguments are binary64 and are rounded
   * wherever they meet a.
   *
   * @param a the value at distance 1½ is a/8
   */
  record Cubic(float a) implements ReferenceKernel {
    @Override
    public long taps() {
      return 4;
    }

    @Override
    public void weights(double ratio, double[] weights) {
      weights[0] = far((float) (ratio + 1));
      weights[1] = near((float) ratio);
      weights[2] = near((float) (1 - ratio));
      weights[3] = far((float) (1 - ratio + 1));
    }

    private float near(float x) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }

    private float far(float x) {
      return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
    }
  }

  /**
   * Cubic convolution that reaches 2/σ pixels, divided by its sum: powers of the distance are
   * binary64, everything else is binary32. Where a pixel lies beyond the support, the quotient is
   * binary64.
   *
   * @param a the value at distance 1½ is a/8
   * @param sigma the smaller of the scale and 1
   */
  record StretchedCubic(float a, double sigma) implements ReferenceKernel {
    @Override
    public long taps() {
      return 2 - 2 * first(2, sigma);
    }

    @Override
    public void weights(double ratio, double[] weights) {
      long first = first(2, sigma);
      float sum = 0;
      boolean beyond = false;
      for (int j = 0; j < weights.length; j++) {
        double x = Math.abs(sigma * (first + j - ratio));
        float weight = weight(x);
        weights[j] = weight;
        sum += weight;
        beyond |= x >= 2;
      }
      for (int j = 0; j < weights.length; j++) {
        weights[j] = beyond ? weights[j] / sum : (float) weights[j] / sum;
      }
    }

    private float weight(double x) {
      float square = (float) (x * x);
      float cube = (float) (x * (x * x));
      if (x <= 1) {
        return (a + 2) * cube - (a + 3) * square + 1;
      }
      return x < 2 ? a * cube - 5 * a * square + 8 * a * (float) x - 4 * a : 0;
    }
  }

  /** The first pixel, relative to k, that a kernel of a radius reaches. */
  private static long first(int radius, double sigma) {
    return (long) Math.floor(-radius / sigma) + 1;
  }
}
