package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * What Pillow's C code does for {@code Image.reduce}.
 *
 * <p>Source: Pillow, {@code _reduce} in {@code src/_imaging.c} and {@code ImagingReduce} in {@code
 * src/libImaging/Reduce.c}.
 *
 * @param factorX how many pixels of a row become one
 * @param factorY how many pixels of a column become one
 * @param area the part of the image that is reduced
 */
record Reducing(int factorX, int factorY, Area area) {
  /** From so many pixels in a cell on, Pillow's multiplier overflows. */
  private static final long MAX_CELL = 1 << 24;

  /** A part of an image in whole pixels. */
  record Area(int left, int upper, int right, int lower) {
    static Area whole(Canvas canvas) {
      return new Area(0, 0, canvas.width(), canvas.height());
    }
  }

  void draw(Canvas canvas) {
    check(canvas);
    int width = area.right() - area.left();
    int height = area.lower() - area.upper();
    if (factorX == 1 && factorY == 1) {
      NearestRule.crop(canvas, area.left(), area.upper(), width, height);
      return;
    }
    if (canvas.mode().isNearestOnly() || canvas.mode() == ImageMode.I16) {
      throw new InvalidArgumentException("image has wrong mode");
    }
    canvas.requireStored();
    Cells columns = new Cells(area.left(), width, factorX);
    Cells rows = new Cells(area.upper(), height, factorY);
    if (canvas.type() == DataType.U8) {
      ByteMean.add(canvas, columns, rows);
    } else {
      BlockMean.add(canvas, columns, rows);
    }
  }

  private void check(Canvas canvas) {
    if (factorX < 1 || factorY < 1) {
      throw new InvalidArgumentException("scale must be > 0");
    }
    if (area.left() < 0 || area.upper() < 0) {
      throw new InvalidArgumentException("box offset can't be negative");
    }
    if (area.right() > canvas.width() || area.lower() > canvas.height()) {
      throw new InvalidArgumentException("box can't exceed original image size");
    }
    if (area.right() <= area.left() || area.lower() <= area.upper()) {
      throw new InvalidArgumentException("box can't be empty");
    }
    long across = Math.min(factorX, area.right() - area.left());
    if (across * Math.min(factorY, area.lower() - area.upper()) >= MAX_CELL) {
      throw new InvalidArgumentException(
          "fewer than 2^24 pixels become one, but got the factors " + factorX + " and " + factorY);
    }
  }
}
