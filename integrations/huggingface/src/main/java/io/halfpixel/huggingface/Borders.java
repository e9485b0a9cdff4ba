package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.Beyond;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;

/** Borders of an image by itself. Stateless. */
final class Borders {
  private Borders() {}

  /** Zeros on the right and below, up to a multiple. */
  static Stage upTo(int multiple) {
    return image ->
        Stages.padTo(
                EdgeSizes.up(image.height(), multiple), EdgeSizes.up(image.width(), multiple), 0)
            .apply(image);
  }

  /**
   * The image mirrored on the right and below, up to the next multiple, if it is one already.
   *
   * @param once whether a border that is longer than the image, which NumPy fills by mirroring
   *     again, is refused as torchvision refuses it
   */
  static Stage mirroredBeyond(int multiple, boolean once) {
    return image -> {
      int right = multiple - image.width() % multiple;
      int below = multiple - image.height() % multiple;
      if (once && (right > image.width() || below > image.height())) {
        throw new InvalidArgumentException(
            "torchvision mirrors an image once, so a border is not longer than the image, but got "
                + image.size()
                + " with a border of "
                + new Size(below, right));
      }
      return Stages.extend(0, 0, right, below, Beyond.SYMMETRIC).apply(image);
    };
  }

  /** Zeros all round up to a multiple, the odd pixel on the right and below. */
  static Stage aroundUpTo(int multiple) {
    return image ->
        around(
                new Size(
                    EdgeSizes.up(image.height(), multiple), EdgeSizes.up(image.width(), multiple)))
            .apply(image);
  }

  /** Zeros all round up to a size, the odd pixel on the right and below. */
  static Stage around(Size size) {
    return around(size, false);
  }

  /**
   * Zeros all round up to a size, the odd pixel on the right and below.
   *
   * @param cuts whether a larger image is cut, likewise, or else refused
   */
  static Stage around(Size size, boolean cuts) {
    return image -> {
      int columns = size.width() - image.width();
      int rows = size.height() - image.height();
      if (cuts) {
        return Stages.crop(
                -Math.floorDiv(rows, 2), -Math.floorDiv(columns, 2), size.height(), size.width())
            .apply(image);
      }
      if (columns < 0 || rows < 0) {
        throw new InvalidArgumentException(
            "an image "
                + image.size()
                + " cannot be padded to "
                + size
                + ": it is larger, since it became no thumbnail");
      }
      int left = columns / 2;
      int top = rows / 2;
      return Stages.pad(left, top, columns - left, rows - top, 0).apply(image);
    };
  }
}
