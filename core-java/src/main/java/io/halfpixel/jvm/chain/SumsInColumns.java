package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.PackedBytes;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Columns;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.WeightRows;
import org.jspecify.annotations.Nullable;

/**
 * A pass along the rows of a source, of many rows at a time, for sums in {@link Columns}. Its rows
 * are {@link PackedBytes}.
 */
final class SumsInColumns<A> extends RowsTogether<A> {
  /**
   * How many rows are computed together: many, since a loop runs down a column, and short loops are
   * slow; fewer where rows are long, to stay in a cache.
   */
  private static final int MOST_ROWS = 512;

  private static final int LEAST_ROWS = 64;
  private static final int MOST_WORDS = 1 << 19;

  /** With fewer rows their columns are too short for fast loops. */
  private static final int FEWEST_ROWS = 32;

  /** More arrays of columns do not fit the second-level cache. */
  private static final int MOST_ARRAYS = 512;

  private static final int TOGETHER = Columns.TOGETHER;
  private static final int ELEMENTS = Columns.ELEMENTS;

  private final AxisTaps<A> taps;
  private final Sums<A> sums;
  private final Columns<A> moves;
  private final int from;
  private Elements source = new Elements();

  /** The columns from x·ELEMENTS on are at x modulo their number, a power of two. */
  private final A[] columns;

  /** How many arrays of columns are read before output i is summed. */
  private final int[] ends;

  /** Sums of the next outputs, and finished ones before them, packed. */
  private final A[] unfinished;

  private final A[] packed;

  private SumsInColumns(
      Sums<A> sums,
      Columns<A> moves,
      AxisTaps<A> taps,
      int[] ends,
      int columns,
      long rows,
      int from) {
    super(sums.carrier(), rows, PackedBytes.words(taps.rows()), together(taps.rows(), rows));
    this.sums = sums;
    this.moves = moves;
    this.taps = taps;
    this.ends = ends;
    this.from = from;
    Carrier<A> carrier = sums.carrier();
    int together = together(taps.rows(), rows);
    this.columns = WeightRows.empty(columns, together, carrier);
    this.unfinished = WeightRows.empty(ELEMENTS, together, carrier);
    this.packed = WeightRows.empty(TOGETHER, together, carrier);
  }

  private static int together(int outputs, long rows) {
    int fitting = MOST_WORDS / Math.max(1, PackedBytes.words(outputs));
    return (int) Math.min(rows, Math.max(LEAST_ROWS, Math.min(MOST_ROWS, fitting)));
  }

  /**
   * Returns the pass, or null if these sums are not better computed by columns, rows are too few,
   * or sums too long.
   *
   * @param axis the taps of the axis
   * @param inner channels, few
   * @param rows how many there are
   * @param from the length of the source's rows
   */
  static <A> @Nullable SumsInColumns<A> of(
      Sums<A> sums, AxisTaps<A> axis, int inner, long rows, int from) {
    Columns<A> moves = sums.columns();
    if (moves == null) {
      return null;
    }
    AxisTaps<A> taps = axis.spread(inner, sums.carrier());
    int[] ends = new int[taps.rows()];
    int end = 0;
    int span = 1;
    for (int i = 0; i < ends.length; i++) {
      for (int k = 0; k < taps.count(i); k++) {
        end = Math.max(end, taps.index(i, k) / ELEMENTS + 1);
      }
      for (int k = 0; k < taps.count(i); k++) {
        span = Math.max(span, end - taps.index(i, k) / ELEMENTS);
      }
      ends[i] = end;
    }
    int columns = 2 * Integer.highestOneBit(span + TOGETHER - 1);
    boolean fits =
        rows >= FEWEST_ROWS && columns <= MOST_ARRAYS && from <= Integer.MAX_VALUE / MOST_ROWS;
    return fits ? new SumsInColumns<>(sums, moves, taps, ends, columns, rows, from) : null;
  }

  @Override
  SumsInColumns<A> forRun() {
    return new SumsInColumns<>(sums, moves, taps, ends, columns.length, rows(), from);
  }

  @Override
  void begin(Elements elements) {
    forget();
    source = elements;
  }

  @Override
  void reads(Reach reach) {
    super.reads(reach);
    reach.multiply(from);
  }

  @Override
  void compute(long first, int count, A[] results) {
    source.load(first * from, count * from);
    int read = 0;
    for (int i = 0; i < ends.length; i++) {
      while (read < ends[i]) {
        read += read(read, count);
      }
      A sum = unfinished[i % ELEMENTS];
      moves.sum(columns, taps.indices(), taps.weights(), taps.start(i), taps.count(i), sum, count);
      boolean isLast = i == ends.length - 1;
      int word = i / ELEMENTS;
      if (i % ELEMENTS == ELEMENTS - 1 || isLast) {
        moves.pack(unfinished, i % ELEMENTS + 1, packed[word % TOGETHER], count);
        if (word % TOGETHER == TOGETHER - 1 || isLast) {
          moves.toRows(packed, word % TOGETHER + 1, results, word - word % TOGETHER, count);
        }
      }
    }
  }

  /** Reads a few arrays of columns from one on, and returns how many. */
  private int read(int array, int count) {
    int column = array * ELEMENTS;
    int length = Math.min(TOGETHER * ELEMENTS, from - column);
    int many = (length + ELEMENTS - 1) / ELEMENTS;
    int to = array & columns.length - 1;
    int at = source.start() + column;
    moves.read(source.array(), at, length, from, columns, to, many, count);
    return many;
  }
}
