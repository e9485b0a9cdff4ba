package io.halfpixel.image;

import java.awt.image.BufferedImage;

/** Luma (ITU-R BT.601) resized in binary64, and SSIM after Wang et al. (2004). */
final class FloatReference {
  private static final int RADIUS = 5;
  private static final double SIGMA = 1.5;

  private FloatReference() {}

  static double[][] luma(BufferedImage image) {
    double[][] luma = new double[image.getHeight()][image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        luma[y][x] = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
      }
    }
    return luma;
  }

  /** How an image is made smaller. */
  enum Filter {
    /** An antialiased Lanczos filter of three lobes. */
    LANCZOS,
    /** The mean of the area of each pixel. */
    AREA,
    /**
     * All cosines that the smaller image can hold, and no others: the discrete cosine transform,
     * cut off. Nothing aliases and nothing is softened, which no filter of a few pixels reaches.
     */
    IDEAL;

    /** Returns the weight of each pixel in each pixel of the result; a row adds up to 1. */
    private double[][] weights(int from, int to) {
      double[][] weights = new double[to][from];
      double scale = (double) from / to;
      for (int i = 0; i < to; i++) {
        double sum = 0;
        for (int j = 0; j < from; j++) {
          weights[i][j] = weight(i, j, scale, from, to);
          sum += weights[i][j];
        }
        for (int j = 0; j < from; j++) {
          weights[i][j] /= sum;
        }
      }
      return weights;
    }

    private double weight(int i, int j, double scale, int from, int to) {
      double centre = (i + 0.5) * scale;
      return switch (this) {
        case LANCZOS -> lanczos((j + 0.5 - centre) / scale);
        case AREA ->
            Math.max(0, Math.min(j + 1, centre + scale / 2) - Math.max(j, centre - scale / 2));
        case IDEAL ->
            cosines(Math.PI * ((j + 0.5) / from - (i + 0.5) / to), to)
                + cosines(Math.PI * ((j + 0.5) / from + (i + 0.5) / to), to);
      };
    }

    /** Returns ½ + cos(x) + cos(2x) + … + cos((n − 1)x), which is sin((n − ½)x) / (2 sin(x/2)). */
    private static double cosines(double x, int n) {
      double half = Math.sin(x / 2);
      return Math.abs(half) < 1e-12 ? n - 0.5 : Math.sin((n - 0.5) * x) / (2 * half);
    }
  }

  static double[][] resized(BufferedImage image, int width, int height, Filter filter) {
    double[][] rows = resizedRows(luma(image), height, filter);
    return transposed(resizedRows(transposed(rows), width, filter));
  }

  private static double[][] transposed(double[][] from) {
    double[][] to = new double[from[0].length][from.length];
    for (int y = 0; y < to.length; y++) {
      for (int x = 0; x < from.length; x++) {
        to[y][x] = from[x][y];
      }
    }
    return to;
  }

  private static double[][] resizedRows(double[][] from, int height, Filter filter) {
    double[][] weights = filter.weights(from.length, height);
    double[][] to = new double[height][from[0].length];
    for (int y = 0; y < height; y++) {
      for (int row = 0; row < from.length; row++) {
        double weight = weights[y][row];
        for (int x = 0; weight != 0 && x < to[y].length; x++) {
          to[y][x] += weight * from[row][x];
        }
      }
    }
    return to;
  }

  private static double lanczos(double x) {
    return Math.abs(x) >= 3 ? 0 : sinc(x) * sinc(x / 3);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  static double ssim(double[][] a, double[][] b) {
    double total = 0;
    int count = 0;
    for (int y = RADIUS; y < a.length - RADIUS; y++) {
      for (int x = RADIUS; x < a[0].length - RADIUS; x++, count++) {
        total += ssimAt(a, b, y, x);
      }
    }
    return total / count;
  }

  private static double ssimAt(double[][] a, double[][] b, int y, int x) {
    double weights = 0;
    double meanA = 0;
    double meanB = 0;
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int dy = -RADIUS; dy <= RADIUS; dy++) {
      for (int dx = -RADIUS; dx <= RADIUS; dx++) {
        double weight = Math.exp(-(dx * dx + dy * dy) / (2 * SIGMA * SIGMA));
        double left = a[y + dy][x + dx];
        double right = b[y + dy][x + dx];
        weights += weight;
        meanA += weight * left;
        meanB += weight * right;
        squareA += weight * left * left;
        squareB += weight * right * right;
        product += weight * left * right;
      }
    }
    meanA /= weights;
    meanB /= weights;
    double varianceA = squareA / weights - meanA * meanA;
    double varianceB = squareB / weights - meanB * meanB;
    double covariance = product / weights - meanA * meanB;
    double c1 = 6.5025;
    double c2 = 58.5225;
    return (2 * meanA * meanB + c1)
        * (2 * covariance + c2)
        / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
  }
}
