package io.halfpixel.preprocess;

import io.halfpixel.InvalidArgumentException;

/**
 * The size of an image.
 *
 * @param height the number of rows, at least 1
 * @param width the number of columns, at least 1
 */
public record Size(int height, int width) {
  /**
   * Checks the lengths.
   *
   * @throws InvalidArgumentException if one is below 1
   */
  public Size {
    if (height < 1 || width < 1) {
      throw new InvalidArgumentException(
          "an image has a height and a width of at least 1, but got " + height + " x " + width);
    }
  }

  /** Returns the size with rows and columns exchanged. */
  public Size turned() {
    return new Size(/* height= */ width, /* width= */ height);
  }

  /** Returns height and width, such as {@code 480 x 640}. */
  @Override
  public String toString() {
    return height + " x " + width;
  }
}
