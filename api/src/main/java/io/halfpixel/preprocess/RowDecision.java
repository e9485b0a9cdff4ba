package io.halfpixel.preprocess;

import io.halfpixel.preprocess.ScorePlanes.Neighbours;
import java.util.Arrays;

/**
 * Decides scores row by row, with the bits of {@link ScorePlanes#best}: rows of scores are
 * interpolated across once, and between two of them lies every row that is decided. The two are all
 * that is in memory of the interpolated scores.
 */
final class RowDecision {
  private final ScorePlanes planes;
  private final AffineMap map;
  private final int width;
  private final Neighbours[] columns;
  private final int first;
  private final int end;

  /** The interpolated rows, an even one and an odd one, and which they are. */
  private final float[][] rows;

  private final int[] present = {-1, -1};
  private final float[] value;
  private final float[] highest;

  /**
   * @param planes the scores
   * @param map from the result to the scores, of which rows stay rows
   * @param width of the result
   */
  RowDecision(ScorePlanes planes, AffineMap map, int width) {
    this.planes = planes;
    this.map = map;
    this.width = width;
    this.columns = new Neighbours[width];
    int before = 0;
    int inside = 0;
    for (int x = 0; x < width; x++) {
      double point = map.point(x + 0.5, 0.5).x();
      if (point >= 0 && point <= planes.size().width()) {
        columns[x] = Neighbours.of(point, planes.size().width());
        inside++;
      } else if (inside == 0) {
        before++;
      }
    }
    this.first = before;
    this.end = before + inside;
    this.rows = new float[2][planes.classes() * inside];
    this.value = new float[inside];
    this.highest = new float[inside];
  }

  /** Returns whether rows of the result lie in rows of the scores. */
  static boolean suits(AffineMap map) {
    return map.xy() == 0 && map.yx() == 0;
  }

  /** Decides a row of the result. */
  void decide(int y, int[] classes) {
    int at = y * width;
    double point = map.point(0.5, y + 0.5).y();
    boolean isInside = point >= 0 && point <= planes.size().height();
    Arrays.fill(classes, at, at + width, -1);
    if (!isInside || first == end) {
      return;
    }
    Neighbours between = Neighbours.of(point, planes.size().height());
    float[] above = row(between.first());
    float[] below = row(between.second());
    float part = between.part();
    Arrays.fill(classes, at + first, at + end, 0);
    blend(above, below, 0, part, highest);
    for (int c = 1; c < planes.classes(); c++) {
      blend(above, below, c * value.length, part, value);
      keepLarger(classes, at + first, c);
    }
  }

  private static void blend(float[] above, float[] below, int from, float part, float[] into) {
    float rest = 1 - part;
    for (int i = 0; i < into.length; i++) {
      into[i] = above[from + i] * rest + below[from + i] * part;
    }
  }

  private void keepLarger(int[] classes, int at, int c) {
    for (int i = 0; i < value.length; i++) {
      if (ScorePlanes.isLarger(value[i], highest[i])) {
        highest[i] = value[i];
        classes[at + i] = c;
      }
    }
  }

  /** Returns a row of all classes, interpolated across. */
  private float[] row(int y) {
    int place = y & 1;
    float[] row = rows[place];
    if (present[place] != y) {
      present[place] = y;
      for (int c = 0; c < planes.classes(); c++) {
        planes.across(c, y, columns, first, end, row, c * value.length);
      }
    }
    return row;
  }
}
