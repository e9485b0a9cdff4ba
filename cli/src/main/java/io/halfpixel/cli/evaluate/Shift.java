package io.halfpixel.cli.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * How far an image lies from the original, in pixels of the original: to the right and downwards is
 * positive.
 *
 * <p>Along each axis the displacement is taken to be a constant and a stretch: with u running from
 * −1 at the first to 1 at the last pixel, {@code centre + edge·u}. Least squares over all pixels of
 * the two smoothed lumas r and t, after B. D. Lucas and T. Kanade, An Iterative Image Registration
 * Technique, 1981, with the gradient of their mean g, for which {@code r − t = −g·displacement} has
 * no error of second order.
 *
 * @param x the displacement of the centre along the rows
 * @param y the displacement of the centre along the columns
 * @param edgeX the further displacement of the right edge, opposite at the left edge
 * @param edgeY the further displacement of the lower edge, opposite at the upper edge
 */
record Shift(double x, double y, double edgeX, double edgeY) {
  private static final int UNKNOWNS = 4;

  /** Smoothing reaches so many standard deviations. */
  private static final int REACH = 3;

  /** A slope is taken from so many pixels to each side. */
  private static final int BORDER = 2;

  /** Less structure than this many squared gray levels per pixel is not measured. */
  private static final double MIN_STRUCTURE = 1e-3;

  /**
   * Returns the estimate, or null if the image has no structure along one of the axes.
   *
   * @param sigma the standard deviation of the smoothing in pixels, about the scale
   */
  static @Nullable Shift estimate(Plane truth, Plane image, double sigma) {
    int radius =
        Math.min(
            (int) Math.ceil(REACH * sigma),
            (Math.min(truth.height(), truth.width()) - 2 * BORDER - 1) / 2);
    double[] window = Plane.gaussian(radius, sigma);
    double[][] equations = equations(truth.windowed(window), image.windowed(window), truth, radius);
    double[] solution = solve(equations);
    return solution == null ? null : new Shift(solution[0], solution[1], solution[2], solution[3]);
  }

  /** Returns the normal equations, the right-hand side in the last column. */
  private static double[][] equations(Plane t, Plane r, Plane whole, int radius) {
    double[][] sums = new double[UNKNOWNS][UNKNOWNS + 1];
    double pixels = (double) t.height() * t.width();
    for (int y = BORDER; y < t.height() - BORDER; y++) {
      double v = position(y + radius, whole.height());
      for (int x = BORDER; x < t.width() - BORDER; x++) {
        double u = position(x + radius, whole.width());
        double gx = (slopeX(t, y, x) + slopeX(r, y, x)) / 2;
        double gy = (slopeY(t, y, x) + slopeY(r, y, x)) / 2;
        double[] row = {gx, gy, gx * u, gy * v, t.at(y, x) - r.at(y, x)};
        for (int i = 0; i < UNKNOWNS; i++) {
          for (int j = 0; j <= UNKNOWNS; j++) {
            sums[i][j] += row[i] * row[j] / pixels;
          }
        }
      }
    }
    return sums;
  }

  private static double position(int index, int length) {
    return 2.0 * index / (length - 1) - 1;
  }

  private static double slopeX(Plane plane, int y, int x) {
    return slope(plane.at(y, x - 2), plane.at(y, x - 1), plane.at(y, x + 1), plane.at(y, x + 2));
  }

  private static double slopeY(Plane plane, int y, int x) {
    return slope(plane.at(y - 2, x), plane.at(y - 1, x), plane.at(y + 1, x), plane.at(y + 2, x));
  }

  /** The derivative of the polynomial of degree four through five points, at the middle one. */
  private static double slope(double before2, double before, double after, double after2) {
    return (8 * (after - before) - (after2 - before2)) / 12;
  }

  /** Solves by elimination; the matrix is symmetric and positive where there is structure. */
  private static double @Nullable [] solve(double[][] m) {
    for (int i = 0; i < UNKNOWNS; i++) {
      if (m[i][i] < MIN_STRUCTURE) {
        return null;
      }
      for (int k = 0; k < UNKNOWNS; k++) {
        double factor = k == i ? 0 : m[k][i] / m[i][i];
        for (int j = i; j <= UNKNOWNS && k != i; j++) {
          m[k][j] -= factor * m[i][j];
        }
      }
    }
    double[] solution = new double[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      solution[i] = m[i][UNKNOWNS] / m[i][i];
    }
    return solution;
  }
}
