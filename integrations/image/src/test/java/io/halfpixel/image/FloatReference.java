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

  /** Resizes with an antialiased Lanczos filter of three lobes, or by the mean of the area. */
  static double[][] resized(BufferedImage image, int width, int height, boolean lanczos) {
    double[][] rows = resizedRows(luma(image), height, lanczos);
    return transposed(resizedRows(transposed(rows), width, lanczos));
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

  private static double[][] resizedRows(double[][] from, int height, boolean lanczos) {
    double scale = (double) from.length / height;
    double[][] to = new double[height][from[0].length];
    for (int y = 0; y < height; y++) {
      double centre = (y + 0.5) * scale;
      double sum = 0;
      for (int row = 0; row < from.length; row++) {
        double weight =
            lanczos
                ? lanczos((row + 0.5 - centre) / scale)
                : Math.max(
                    0, Math.min(row + 1, centre + scale / 2) - Math.max(row, centre - scale / 2));
        sum += weight;
        for (int x = 0; weight != 0 && x < to[y].length; x++) {
          to[y][x] += weight * from[row][x];
        }
      }
      for (int x = 0; x < to[y].length; x++) {
        to[y][x] /= sum;
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
