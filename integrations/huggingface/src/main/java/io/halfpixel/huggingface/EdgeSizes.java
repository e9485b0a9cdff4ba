package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;

/**
 * The sizes that transformers computes, in binary64 as Python does: {@code int()} cuts, {@code
 * round()} goes to the nearest, ties to even.
 *
 * <p>Source: transformers 5.18, {@code image_transforms.py}, {@code image_utils.py} and the classes
 * that are named.
 */
final class EdgeSizes {
  private EdgeSizes() {}

  /** {@code get_size_with_aspect_ratio}: the shortest edge, unless the longest gets too long. */
  static SizeRule limited(int shortest, int longest) {
    return limited(shortest, longest, true);
  }

  /**
   * @param keepsTall whether an image that is higher than wide and has its shortest edge keeps both
   */
  private static SizeRule limited(int shortest, int longest, boolean keepsTall) {
    return image -> {
      int shorter = Math.min(image.height(), image.width());
      int longer = Math.max(image.height(), image.width());
      boolean tooLong = (double) longer / shorter * shortest > longest;
      double raw = tooLong ? longest * (double) shorter / longer : shortest;
      int edge = tooLong ? (int) Math.rint(raw) : shortest;
      boolean kept = shorter == edge && (keepsTall || image.width() >= image.height());
      return kept ? image : scaled(image, edge, raw);
    };
  }

  private static Size scaled(Size image, int shortest, double raw) {
    return image.width() < image.height()
        ? new Size((int) (raw * image.height() / image.width()), shortest)
        : new Size(shortest, (int) (raw * image.width() / image.height()));
  }

  /** The same in {@code YolosImageProcessor}: each edge loses what is over a multiple of 16. */
  static SizeRule yolos(int shortest, int longest) {
    int multiple = 16;
    SizeRule rule = limited(shortest, longest, false);
    return image -> {
      Size size = rule.of(image);
      return new Size(
          size.height() - size.height() % multiple, size.width() - size.width() % multiple);
    };
  }

  /** A rule whose lengths are rounded up to a multiple, unless it is 0: MaskFormer. */
  static SizeRule upTo(SizeRule rule, int multiple) {
    return image -> {
      Size size = rule.of(image);
      return multiple <= 0
          ? size
          : new Size(up(size.height(), multiple), up(size.width(), multiple));
    };
  }

  /**
   * Returns a length rounded up to a multiple of a number above 0.
   *
   * @throws InvalidArgumentException if the result is over 2^31 - 1
   */
  static int up(int length, int multiple) {
    long up = ((long) length + multiple - 1) / multiple * multiple;
    if (up > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          "an edge has at most 2^31 - 1 pixels, but "
              + length
              + " up to a multiple of "
              + multiple
              + " has more");
    }
    return (int) up;
  }

  /** {@code get_image_size_for_max_height_width}. */
  static SizeRule inside(int height, int width) {
    return image -> {
      double scale = Math.min((double) height / image.height(), (double) width / image.width());
      return new Size((int) (image.height() * scale), (int) (image.width() * scale));
    };
  }

  /** {@code SamImageProcessor}: the longest edge, halves rounded up. */
  static SizeRule longestEdge(int length) {
    return image -> {
      double scale = length * 1.0 / Math.max(image.height(), image.width());
      return new Size((int) (image.height() * scale + 0.5), (int) (image.width() * scale + 0.5));
    };
  }

  /** {@code GLPNImageProcessor}: each edge rounded down to a multiple. */
  static SizeRule downTo(int multiple) {
    return image ->
        new Size(image.height() / multiple * multiple, image.width() / multiple * multiple);
  }

  /** {@code DPTImageProcessor}: of two scales the one that changes less, if the shape is kept. */
  static SizeRule dpt(Size size, boolean keepAspectRatio, int multiple) {
    return image -> {
      double height = (double) size.height() / image.height();
      double width = (double) size.width() / image.width();
      if (keepAspectRatio && Math.abs(1 - width) < Math.abs(1 - height)) {
        height = width;
      } else if (keepAspectRatio) {
        width = height;
      }
      return new Size(
          rounded(height * image.height(), multiple), rounded(width * image.width(), multiple));
    };
  }

  private static int rounded(double length, int multiple) {
    return (int) Math.rint(length / multiple) * multiple;
  }

  /** {@code Siglip2ImageProcessor}: the largest scale that gives no more patches than allowed. */
  static SizeRule patches(int patch, int most) {
    return image -> {
      double low = 1e-6;
      double high = 100;
      while (high - low >= 1e-5) {
        double middle = (low + high) / 2;
        Size size = patched(image, middle, patch);
        double count = ((double) size.height() / patch) * ((double) size.width() / patch);
        if (count <= most) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return patched(image, low, patch);
    };
  }

  private static Size patched(Size image, double scale, int patch) {
    return new Size(patched(image.height(), scale, patch), patched(image.width(), scale, patch));
  }

  private static int patched(int length, double scale, int patch) {
    return (int) Math.max(patch, Math.ceil(length * scale / patch) * patch);
  }
}
