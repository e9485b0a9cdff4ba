package io.halfpixel.cli.evaluate;

/** How near an image is to the original, by two customary measures. */
final class Quality {
  private static final double PEAK = 255;
  private static final double C1 = Math.pow(0.01 * PEAK, 2);
  private static final double C2 = Math.pow(0.03 * PEAK, 2);

  /** The window of SSIM reaches five pixels to each side, 11 in all. */
  private static final int RADIUS = 5;

  private static final double SIGMA = 1.5;

  /** The smallest height and width that SSIM is defined for. */
  static final int MIN_LENGTH = 2 * RADIUS + 1;

  private Quality() {}

  /**
   * Returns the peak signal-to-noise ratio in decibels, 10·log10(255² / mean squared error) over
   * all samples of all channels; infinite if the images are equal.
   */
  static double psnr(Photo truth, Photo image) {
    double sum = 0;
    for (int i = 0; i < truth.samples().length; i++) {
      double difference = truth.samples()[i] - image.samples()[i];
      sum += difference * difference;
    }
    return 10 * Math.log10(PEAK * PEAK / (sum / truth.samples().length));
  }

  /**
   * Returns the mean structural similarity, 1 for equal images.
   *
   * <p>With a Gaussian window of 11 by 11 pixels and σ = 1.5, K1 = 0.01, K2 = 0.03, and only
   * windows that lie inside. Source: Z. Wang, A. C. Bovik, H. R. Sheikh and E. P. Simoncelli, Image
   * Quality Assessment: From Error Visibility to Structural Similarity, IEEE Transactions on Image
   * Processing 13(4), 2004, equation 13.
   */
  static double ssim(Plane x, Plane y) {
    double[] window = Plane.gaussian(RADIUS, SIGMA);
    Plane meanX = x.windowed(window);
    Plane meanY = y.windowed(window);
    Plane xx = x.times(x).windowed(window);
    Plane yy = y.times(y).windowed(window);
    Plane xy = x.times(y).windowed(window);
    double sum = 0;
    for (int i = 0; i < meanX.height(); i++) {
      for (int j = 0; j < meanX.width(); j++) {
        double mx = meanX.at(i, j);
        double my = meanY.at(i, j);
        double variances = xx.at(i, j) - mx * mx + yy.at(i, j) - my * my;
        double covariance = xy.at(i, j) - mx * my;
        sum +=
            (2 * mx * my + C1)
                * (2 * covariance + C2)
                / ((mx * mx + my * my + C1) * (variances + C2));
      }
    }
    return sum / ((double) meanX.height() * meanX.width());
  }
}
