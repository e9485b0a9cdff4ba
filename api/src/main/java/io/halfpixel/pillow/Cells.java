package io.halfpixel.pillow;

/**
 * The cells of one axis that is reduced: {@code factor} pixels each from {@code start} on, the last
 * one whatever is left. Cells of one length are of one kind; there are one or two kinds, the whole
 * cells first.
 *
 * @param start the first pixel
 * @param length how many pixels are cut into cells, at least 1
 * @param factor how many pixels a whole cell has, at least 1
 */
record Cells(int start, int length, int factor) {
  int count() {
    return (int) (((long) length + factor - 1) / factor);
  }

  private int whole() {
    return length / factor;
  }

  private int rest() {
    return length % factor;
  }

  int kinds() {
    return (whole() > 0 ? 1 : 0) + (rest() > 0 ? 1 : 0);
  }

  int kind(int cell) {
    return cell < whole() || whole() == 0 ? 0 : 1;
  }

  /** The number of pixels of a cell of a kind. */
  int size(int kind) {
    return kind == 0 && whole() > 0 ? factor : rest();
  }

  boolean isWhole(int kind) {
    return size(kind) == factor;
  }

  /** The first pixel of a cell. */
  int first(int cell) {
    return start + cell * factor;
  }
}
