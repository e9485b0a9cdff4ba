package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.Arrays;

/** Scores of pixels, a plane for each class. */
final class ScorePlanes {
  private final float[] values;
  private final int classes;
  private final Size size;

  /**
   * @param values the planes one after the other, contiguous; not copied
   * @param classes how many planes
   * @param size of each
   */
  ScorePlanes(float[] values, int classes, Size size) {
    this.values = values;
    this.classes = classes;
    this.size = size;
  }

  int classes() {
    return classes;
  }

  Size size() {
    return size;
  }

  /**
   * Interpolates a row of a plane across.
   *
   * @param c the plane
   * @param y the row
   * @param columns where the pixels of the result lie, those from first to end
   * @param to the index of the first one in the result
   */
  void across(int c, int y, Neighbours[] columns, int first, int end, float[] into, int to) {
    int at = (c * size.height() + y) * size.width();
    for (int x = first, i = to; x < end; x++, i++) {
      Neighbours beside = columns[x];
      into[i] =
          values[at + beside.first()] * (1 - beside.part())
              + values[at + beside.second()] * beside.part();
    }
  }

  /**
   * Returns the planes of a tensor.
   *
   * @throws InvalidArgumentException if it is not contiguous float32 [classes, h, w] or [1,
   *     classes, h, w], or is empty
   */
  static ScorePlanes of(Tensor scores) {
    int[] lengths = lengths(scores.spec());
    return new ScorePlanes(floats(scores), lengths[0], new Size(lengths[1], lengths[2]));
  }

  /**
   * Returns the number of classes, rows and columns of a tensor.
   *
   * @throws InvalidArgumentException if it is not [classes, h, w] or [1, classes, h, w], or is
   *     empty
   */
  static int[] lengths(TensorSpec scores) {
    long[] lengths = scores.shape().toArray();
    boolean ofOneImage = lengths.length == 4 && lengths[0] == 1;
    if (lengths.length != 3 && !ofOneImage || scores.elements() == 0) {
      throw new InvalidArgumentException(
          "scores of pixels are [classes, h, w] or [1, classes, h, w], but got " + scores);
    }
    return Arrays.stream(lengths).skip(ofOneImage ? 1 : 0).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * Returns a copy of the scores.
   *
   * @throws InvalidArgumentException if they are not contiguous float32
   */
  static float[] floats(Tensor scores) {
    requireFloats(scores.spec());
    return (float[]) scores.copyToArray();
  }

  /**
   * Checks the type of scores.
   *
   * @throws InvalidArgumentException if they are not contiguous float32
   */
  static void requireFloats(TensorSpec scores) {
    if (scores.dataType() != DataType.F32 || scores.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("scores are contiguous float32, but got " + scores);
    }
  }

  /** Returns whether a score beats another one: a NaN is the largest, and the first one stays. */
  static boolean isLarger(float value, float than) {
    return !(value <= than) && !Float.isNaN(than);
  }

  /**
   * Finds the class with the largest score of each pixel, the first of equal ones.
   *
   * @param best where the classes are written
   * @param offset of the first pixel there
   */
  void argmax(int[] best, int offset) {
    int pixels = size.height() * size.width();
    float[] highest = Arrays.copyOf(values, pixels);
    Arrays.fill(best, offset, offset + pixels, 0);
    for (int c = 1; c < classes; c++) {
      for (int i = 0; i < pixels; i++) {
        float value = values[c * pixels + i];
        if (isLarger(value, highest[i])) {
          highest[i] = value;
          best[offset + i] = c;
        }
      }
    }
  }

  /** Returns the best class at a point, −1 outside. */
  int best(double x, double y) {
    if (!(x >= 0 && y >= 0 && x <= size.width() && y <= size.height())) {
      return -1;
    }
    Neighbours columns = Neighbours.of(x, size.width());
    Neighbours rows = Neighbours.of(y, size.height());
    int best = 0;
    float highest = 0;
    for (int c = 0; c < classes; c++) {
      float above = across(c, rows.first(), columns);
      float below = across(c, rows.second(), columns);
      float value = above * (1 - rows.part()) + below * rows.part();
      if (c == 0 || isLarger(value, highest)) {
        highest = value;
        best = c;
      }
    }
    return best;
  }

  private float across(int c, int row, Neighbours columns) {
    int at = (c * size.height() + row) * size.width();
    return values[at + columns.first()] * (1 - columns.part())
        + values[at + columns.second()] * columns.part();
  }

  /**
   * The two pixels beside a point of an axis; behind the middle of the last pixel, both are that
   * one.
   *
   * @param first the one before, or at the start
   * @param second the one behind
   * @param part how far the point lies between their middles, in [0, 1)
   */
  record Neighbours(int first, int second, float part) {
    static Neighbours of(double point, int length) {
      double position = Math.max(point - 0.5, 0);
      int first = (int) position;
      return new Neighbours(first, Math.min(first + 1, length - 1), (float) (position - first));
    }
  }
}
