package io.halfpixel.jvm;

import org.jspecify.annotations.Nullable;

/**
 * A pass along the rows of a uint8 source, of up to {@value #ROWS} rows at a time, for sums of many
 * taps. A column of these rows becomes an array, so that all its values have the same weight, and
 * the sums are those of a pass across rows.
 *
 * <p>For sums so long that all rows are asked for, in ascending order: rows that were computed with
 * another one and are not asked for next are lost.
 */
final class BytesInColumns extends RowProducer<int[]> {
  private static final int ROWS = 128;

  /** With fewer rows their columns are too short for fast loops. */
  private static final int FEWEST_ROWS = 32;

  /** More columns do not fit the second-level cache. */
  private static final int MOST_COLUMNS = 512;

  private static final int TOGETHER = ByteColumns.TOGETHER;
  private static final long NONE = -ROWS;

  private final AxisTaps<int[]> taps;
  private final FixedSums sums;
  private final long rows;
  private final int from;
  private Elements source = new Elements();

  /** Column x is at x modulo their number, a power of two. */
  private final int[][] columns;

  /** How many columns are read before output i is summed. */
  private final int[] ends;

  private final int[][] window;
  private final int[][] finished = new int[TOGETHER][ROWS];
  private final int[][] results;

  /** The number of the first row in {@link #results}. */
  private long first = NONE;

  private BytesInColumns(
      FixedSums sums, AxisTaps<int[]> taps, int[] ends, int columns, long rows, int from) {
    this.sums = sums;
    this.taps = taps;
    this.ends = ends;
    this.rows = rows;
    this.from = from;
    this.columns = new int[columns][ROWS];
    this.window = new int[taps.maxCount()][];
    this.results = new int[ROWS][taps.rows()];
  }

  /**
   * Returns the pass, or null if rows are too few or sums too long for it.
   *
   * @param taps of all numbers in a row
   * @param rows how many there are
   * @param from the length of the source's rows
   */
  static @Nullable BytesInColumns of(FixedSums sums, AxisTaps<int[]> taps, long rows, int from) {
    int[] ends = new int[taps.rows()];
    int end = 0;
    int span = 1;
    for (int i = 0; i < ends.length; i++) {
      for (int k = 0; k < taps.count(i); k++) {
        end = Math.max(end, taps.index(i, k) + 1);
      }
      for (int k = 0; k < taps.count(i); k++) {
        span = Math.max(span, end - taps.index(i, k));
      }
      ends[i] = end;
    }
    int columns = 2 * Integer.highestOneBit(span + TOGETHER - 1);
    boolean fits =
        rows >= FEWEST_ROWS && columns <= MOST_COLUMNS && from <= Integer.MAX_VALUE / ROWS;
    return fits ? new BytesInColumns(sums, taps, ends, columns, rows, from) : null;
  }

  @Override
  BytesInColumns forRun() {
    return new BytesInColumns(sums, taps, ends, columns.length, rows, from);
  }

  @Override
  void begin(Elements elements) {
    first = NONE;
    source = elements;
  }

  @Override
  void reads(Reach reach) {
    reach.set(reach.begin(), Math.min(rows, reach.end() + ROWS - 1));
    reach.multiply(from);
  }

  @Override
  void produce(long number, int[] row) {
    if (number < first || number >= first + ROWS) {
      first = number;
      sum((int) Math.min(ROWS, rows - number));
    }
    System.arraycopy(results[(int) (number - first)], 0, row, 0, results[0].length);
  }

  /** Computes so many rows. */
  private void sum(int count) {
    source.load(first * from, count * from);
    int read = 0;
    for (int i = 0; i < ends.length; i++) {
      while (read < ends[i]) {
        read += read(read, count);
      }
      int start = taps.starts[i];
      int many = taps.count(i);
      for (int k = 0; k < many; k++) {
        window[k] = columns[taps.index[start + k] & columns.length - 1];
      }
      sums.rows(window, taps.weights, start, many, finished[i % TOGETHER], count);
      if (i % TOGETHER == TOGETHER - 1 || i == ends.length - 1) {
        ByteColumns.toRows(finished, i % TOGETHER + 1, results, i - i % TOGETHER, count);
      }
    }
  }

  /** Reads a few columns from one on, and returns how many. */
  private int read(int column, int count) {
    byte[] bytes = (byte[]) source.array();
    int many = Math.min(TOGETHER, from - column);
    ByteColumns.read(
        bytes, source.start() + column, from, columns, column & columns.length - 1, many, count);
    return many;
  }
}
