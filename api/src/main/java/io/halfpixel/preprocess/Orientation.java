package io.halfpixel.preprocess;

import io.halfpixel.InvalidArgumentException;

/**
 * How the pixels of a file have to be turned to stand upright: the values of EXIF's tag 274. First
 * rows and columns are exchanged, then columns or rows are reversed.
 */
public enum Orientation {
  /** 1: upright. */
  UPRIGHT(1, false, false, false),
  /** 2: reversed from left to right. */
  MIRRORED(2, false, true, false),
  /** 3: turned by 180°. */
  UPSIDE_DOWN(3, false, true, true),
  /** 4: reversed from top to bottom. */
  FLIPPED(4, false, false, true),
  /** 5: rows are columns. */
  TRANSPOSED(5, true, false, false),
  /** 6: to be turned by 90° clockwise. */
  TURN_CLOCKWISE(6, true, true, false),
  /** 7: rows are columns, seen from the other corner. */
  TRANSVERSED(7, true, true, true),
  /** 8: to be turned by 90° counterclockwise. */
  TURN_COUNTERCLOCKWISE(8, true, false, true);

  private final int exif;
  private final boolean exchanged;
  private final boolean columnsReversed;
  private final boolean rowsReversed;

  Orientation(int exif, boolean exchanged, boolean columnsReversed, boolean rowsReversed) {
    this.exif = exif;
    this.exchanged = exchanged;
    this.columnsReversed = columnsReversed;
    this.rowsReversed = rowsReversed;
  }

  /**
   * Returns the orientation with EXIF's value.
   *
   * @throws InvalidArgumentException if the value is outside of [1, 8]
   */
  public static Orientation ofExif(int value) {
    for (Orientation each : values()) {
      if (each.exif == value) {
        return each;
      }
    }
    throw new InvalidArgumentException("an orientation is 1 to 8, but got " + value);
  }

  /** Returns EXIF's value, 1 to 8. */
  public int exif() {
    return exif;
  }

  /** Returns whether rows become columns. */
  public boolean isExchanged() {
    return exchanged;
  }

  /** Returns whether columns are reversed after that. */
  public boolean isColumnsReversed() {
    return columnsReversed;
  }

  /** Returns whether rows are reversed after that. */
  public boolean isRowsReversed() {
    return rowsReversed;
  }
}
