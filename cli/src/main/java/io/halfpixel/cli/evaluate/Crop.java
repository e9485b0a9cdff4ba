package io.halfpixel.cli.evaluate;

/**
 * The part of an image that is shown enlarged: the one with the strongest edges.
 *
 * @param top the first row
 * @param left the first column
 * @param height the number of rows
 * @param width the number of columns
 */
record Crop(int top, int left, int height, int width) {
  /** Candidates for the place lie so many pixels apart. */
  private static final int STRIDE = 2;

  /**
   * Returns the crop with the largest sum of squared differences between neighbours.
   *
   * @param side the wanted height and width; less if the image is smaller
   */
  static Crop withStrongestEdges(Plane luma, int side) {
    int height = Math.min(side, luma.height());
    int width = Math.min(side, luma.width());
    double[][] sums = edgeSums(luma);
    Crop best = new Crop(0, 0, height, width);
    double most = -1;
    for (int y = 0; y + height <= luma.height(); y += STRIDE) {
      for (int x = 0; x + width <= luma.width(); x += STRIDE) {
        double edges =
            sums[y + height][x + width] - sums[y][x + width] - sums[y + height][x] + sums[y][x];
        if (edges > most) {
          most = edges;
          best = new Crop(y, x, height, width);
        }
      }
    }
    return best;
  }

  /** Returns at [y][x] the sum over all pixels above y and left of x. */
  private static double[][] edgeSums(Plane luma) {
    double[][] sums = new double[luma.height() + 1][luma.width() + 1];
    for (int y = 0; y < luma.height(); y++) {
      for (int x = 0; x < luma.width(); x++) {
        double right = luma.at(y, Math.min(x + 1, luma.width() - 1)) - luma.at(y, x);
        double below = luma.at(Math.min(y + 1, luma.height() - 1), x) - luma.at(y, x);
        sums[y + 1][x + 1] =
            right * right + below * below + sums[y][x + 1] + sums[y + 1][x] - sums[y][x];
      }
    }
    return sums;
  }

  /** Returns the same place in an image that is so many times as large. */
  Crop times(int factor) {
    return new Crop(top * factor, left * factor, height * factor, width * factor);
  }

  /** Returns that part of an image. */
  Photo of(Photo photo) {
    return photo.crop(top, left, height, width);
  }
}
