package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.WeightRows;

/**
 * A level that computes several rows at a time.
 *
 * <p>For sums of so many taps that every row is asked for, in ascending order: rows that were
 * computed with another one and are not asked for next are lost.
 */
abstract class RowsTogether<A> extends RowProducer<A> {
  private final long rows;
  private final int length;
  private final A[] results;

  /** The number of the first row in {@link #results}. */
  private long first;

  /** Creates a level of so many rows of a length, a few of which are computed together. */
  RowsTogether(Carrier<A> carrier, long rows, int length, int together) {
    this.rows = rows;
    this.length = length;
    this.results = WeightRows.empty(together, length, carrier);
    forget();
  }

  final long rows() {
    return rows;
  }

  final int length() {
    return length;
  }

  /** Forgets the rows that were computed. */
  final void forget() {
    first = -results.length;
  }

  /** Computes the rows [first, first + count). */
  abstract void compute(long firstRow, int count, A[] computed);

  /** Turns a range of rows into that of all rows that may be computed for it. */
  @Override
  void reads(Reach reach) {
    reach.set(reach.begin(), Math.min(rows, reach.end() + results.length - 1));
  }

  @Override
  final void produce(long number, A row) {
    if (number < first || number >= first + results.length) {
      first = number;
      compute(number, (int) Math.min(results.length, rows - number), results);
    }
    System.arraycopy(results[(int) (number - first)], 0, row, 0, length);
  }
}
