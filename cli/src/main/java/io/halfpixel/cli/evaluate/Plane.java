package io.halfpixel.cli.evaluate;

import java.util.Arrays;

/** One channel of an image, row after row. */
final class Plane {
  private final int height;
  private final int width;
  private final double[] values;

  Plane(int height, int width, double[] values) {
    this.height = height;
    this.width = width;
    this.values = values;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  double at(int y, int x) {
    return values[y * width + x];
  }

  /** Returns the product with another plane, value by value. */
  Plane times(Plane other) {
    double[] product = new double[values.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = values[i] * other.values[i];
    }
    return new Plane(height, width, product);
  }

  /**
   * Returns the normalised Gaussian weights at −radius … radius.
   *
   * @param sigma the standard deviation in pixels
   */
  static double[] gaussian(int radius, double sigma) {
    double[] weights = new double[2 * radius + 1];
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / sigma;
      weights[i] = Math.exp(-distance * distance / 2);
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /**
   * Returns the plane under a window that is the product of a row and a column of weights, only
   * where the window lies inside: each side is shorter by the number of weights less one.
   */
  Plane windowed(double[] weights) {
    int columns = width - weights.length + 1;
    int rows = height - weights.length + 1;
    double[] across = new double[height * columns];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < columns; x++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * values[y * width + x + k];
        }
        across[y * columns + x] = sum;
      }
    }
    double[] down = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * across[(y + k) * columns + x];
        }
        down[y * columns + x] = sum;
      }
    }
    return new Plane(rows, columns, down);
  }
}
