package io.halfpixel.preprocess;

import io.halfpixel.InvalidArgumentException;

/**
 * Which size an image of some size gets. Frameworks round differently, so a rule is theirs; those
 * here are shared by several. Implementations are stateless and thread-safe.
 */
@FunctionalInterface
public interface SizeRule {
  /**
   * Returns the new size of an image.
   *
   * @throws InvalidArgumentException if such an image gets none
   */
  Size of(Size image);

  /**
   * Returns the rule that gives all images one size.
   *
   * @throws InvalidArgumentException if a length is below 1
   */
  static SizeRule exact(int height, int width) {
    Size size = new Size(height, width);
    return image -> size;
  }

  /**
   * Returns the rule that gives the shorter edge a length and the longer one {@code int(length ·
   * longer / shorter)}, as torchvision and Hugging Face do. That they round the quotient to
   * binary64 first shows at no edge of less than 2^23 pixels.
   *
   * @throws InvalidArgumentException if the length is below 1
   */
  static SizeRule shortestEdge(int length) {
    Size square = new Size(length, length);
    return image -> {
      int shorter = Math.min(image.height(), image.width());
      int longer = Math.max(image.height(), image.width());
      long other = (long) square.height() * longer / shorter;
      if (other > Integer.MAX_VALUE) {
        throw new InvalidArgumentException(
            "an edge has at most 2^31 - 1 pixels, but an image "
                + image
                + " with a shorter edge of "
                + length
                + " has more");
      }
      return image.width() <= image.height()
          ? new Size((int) other, length)
          : new Size(length, (int) other);
    };
  }

  /**
   * Returns the rule that makes an image as large as fits: both edges times the smaller of {@code
   * height / image height} and {@code width / image width}, rounded to the nearest, ties to even,
   * as Python's {@code round} does, and at least 1.
   *
   * @throws InvalidArgumentException if a length is below 1
   */
  static SizeRule fitInside(int height, int width) {
    Size limits = new Size(height, width);
    return image -> {
      double ratio =
          Math.min(
              (double) limits.height() / image.height(), (double) limits.width() / image.width());
      return new Size(
          (int) Math.max(1, Math.rint(image.height() * ratio)),
          (int) Math.max(1, Math.rint(image.width() * ratio)));
    };
  }
}
