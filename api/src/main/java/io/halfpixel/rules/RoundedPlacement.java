package io.halfpixel.rules;

/**
 * A placement as Pillow and all that follow it compute it: in floating-point numbers, each
 * operation rounded.
 *
 * <p>With c = a + (i + ½)·r and S the support, times r if the filter is stretched and r ≥ 1, the
 * pixels reached are those in [⌊c − S + ½⌋, ⌊c + S + ½⌋), at most 2⌈S⌉ + 1; ½ is added in binary64.
 * Pixel k has the argument ((k − c) + ½)·s with s = 1/r or 1. Source: Pillow, {@code
 * precompute_coeffs} in {@code src/libImaging/Resample.c}.
 *
 * @param inputLength n, at least 1
 * @param outputLength N, at least 1
 * @param start a
 * @param ratio r, at least 0; whoever has another idea of it than (b − a)/N says so here
 * @param stretched whether filters are stretched where r ≥ 1
 * @param precision the type of all operations but the last sum
 */
public record RoundedPlacement(
    int inputLength,
    int outputLength,
    double start,
    double ratio,
    boolean stretched,
    Precision precision)
    implements Placement {
  private double centre(int output) {
    double distance = precision.round(ratio * (output + 0.5));
    return precision.round(start + distance);
  }

  private boolean stretches() {
    return stretched && ratio >= 1;
  }

  private double reach(double support) {
    return stretches() ? precision.round(support * ratio) : support;
  }

  @Override
  public long first(int output, double support) {
    double border = precision.round(centre(output) - reach(support));
    return (long) Math.floor(border + 0.5);
  }

  @Override
  public long end(int output, double support) {
    double border = precision.round(centre(output) + reach(support));
    return (long) Math.floor(border + 0.5);
  }

  @Override
  public long most(double support) {
    return (long) (2 * Math.ceil(reach(support)) + 1);
  }

  @Override
  public void arguments(int output, long first, double[] arguments) {
    double centre = centre(output);
    double squeeze = stretches() ? precision.round(1 / ratio) : 1;
    for (int j = 0; j < arguments.length; j++) {
      double distance = precision.round(precision.round((double) (first + j)) - centre) + 0.5;
      arguments[j] = precision.round(distance * squeeze);
    }
  }
}
