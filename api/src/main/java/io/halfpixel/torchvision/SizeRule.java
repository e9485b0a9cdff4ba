package io.halfpixel.torchvision;

import io.halfpixel.InvalidArgumentException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The size of a resized image.
 *
 * <p>Source: torchvision, {@code transforms/functional.py}, {@code _compute_resized_output_size};
 * {@code int()} cuts the fraction of a binary64 quotient of exact products.
 *
 * @param size nothing, the length of the shorter edge, or height and width
 * @param maxSize the most that the longer edge may have, or null
 */
record SizeRule(List<Integer> size, @Nullable Integer maxSize) {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.DOWN);

  SizeRule {
    size = List.copyOf(size);
    if (size.size() > 2) {
      throw new InvalidArgumentException(
          "size is an int, or a height and a width, but got " + size);
    }
    if (size.size() == 2 && maxSize != null) {
      throw new InvalidArgumentException(
          "max_size should only be passed if size is None or specifies the length of the smaller"
              + " edge, i.e. size should be an int, but got "
              + size);
    }
    if (size.isEmpty() && maxSize == null) {
      throw new InvalidArgumentException(
          "max_size must be an integer when size is None, but got None instead.");
    }
    if (size.size() == 1 && maxSize != null && maxSize <= size.get(0)) {
      throw new InvalidArgumentException(
          "max_size = "
              + maxSize
              + " must be strictly greater than the requested size for the smaller edge size = "
              + size);
    }
  }

  /** A height and a width. */
  record Size(int height, int width) {}

  /** Returns the size of the result for an image of a size, each length at least 1. */
  Size of(int height, int width) {
    if (size.size() == 2) {
      return new Size(size.get(0), size.get(1));
    }
    int shorter = Math.min(height, width);
    int longer = Math.max(height, width);
    long newShorter;
    long newLonger;
    if (size.isEmpty()) {
      newShorter = quotient((long) limit() * shorter, longer);
      newLonger = limit();
    } else {
      newShorter = size.get(0);
      newLonger = quotient(newShorter * longer, shorter);
      if (maxSize != null && newLonger > maxSize) {
        newShorter = quotient((long) maxSize * newShorter, newLonger);
        newLonger = maxSize;
      }
    }
    return width <= height
        ? new Size(length(newLonger), length(newShorter))
        : new Size(length(newShorter), length(newLonger));
  }

  private int limit() {
    return maxSize == null ? 0 : maxSize;
  }

  /**
   * Python's int(a / b): the quotient of two integers is rounded once, to binary64. So many digits
   * hold every quotient that is halfway between two such numbers, and tell the others from these.
   */
  private static long quotient(long a, long b) {
    return (long) BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), DIGITS).doubleValue();
  }

  private static int length(long length) {
    if (length > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          "an edge has a length of at most 2^31 - 1, but the other one makes it " + length);
    }
    return (int) length;
  }
}
