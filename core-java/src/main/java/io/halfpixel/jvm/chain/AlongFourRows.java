package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.along.AlongRow;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;

/**
 * A pass along the rows like {@link AlongAxis}, of {@value #ROWS} rows at a time: they share the
 * taps, and their sums do not wait for each other.
 *
 * <p>For sums so long that all rows are asked for, in ascending order: rows that were computed with
 * another one and are not asked for next are lost.
 */
final class AlongFourRows<A> extends RowProducer<A> {
  static final int ROWS = 4;

  private static final long NONE = -ROWS;

  private final RowProducer<A> below;
  private final AlongRow<A> resampling;
  private final long rows;
  private final int from;
  private final int length;
  private final A[] sources;
  private final A[] results;

  /** The number of the first row in {@link #results}. */
  private long first = NONE;

  /**
   * Creates the pass.
   *
   * @param rows how many there are
   * @param from the length of the rows below
   * @param length the length of the rows of this level
   */
  AlongFourRows(RowProducer<A> below, AlongRow<A> resampling, long rows, int from, int length) {
    this.below = below;
    this.resampling = resampling;
    this.rows = rows;
    this.length = length;
    this.from = from;
    Carrier<A> carrier = resampling.carrier();
    this.sources = carrier.rows(ROWS);
    this.results = carrier.rows(ROWS);
    for (int r = 0; r < ROWS; r++) {
      sources[r] = carrier.row(from);
      results[r] = carrier.row(length);
    }
  }

  @Override
  AlongFourRows<A> forRun() {
    return new AlongFourRows<>(below.forRun(), resampling.forRun(), rows, from, length);
  }

  @Override
  void begin(Elements source) {
    first = NONE;
    below.begin(source);
  }

  @Override
  void reads(Reach reach) {
    reach.set(reach.begin(), Math.min(rows, reach.end() + ROWS - 1));
    below.reads(reach);
  }

  @Override
  void produce(long number, A row) {
    boolean isThere = number >= first && number < first + ROWS;
    if (!isThere && number + ROWS > rows) {
      below.produce(number, sources[0]);
      resampling.run(sources[0], row, 0);
      return;
    }
    if (!isThere) {
      for (int r = 0; r < ROWS; r++) {
        below.produce(number + r, sources[r]);
      }
      resampling.run(sources, results);
      first = number;
    }
    System.arraycopy(results[(int) (number - first)], 0, row, 0, length);
  }
}
