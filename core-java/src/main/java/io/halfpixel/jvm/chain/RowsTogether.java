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
  /** Where fewer rows are asked for, more may follow, and as many are computed as can be. */
  private static final int FEWEST_ROWS = 64;

  private final long rows;
  private final int length;
  private final A[] results;

  /** The number of the first row in {@link #results}, and how many there are. */
  private long first;

  private int computed;

  /** The end of the rows that are asked for next, as far as that is known. */
  private long end;

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
    computed = 0;
    end = 0;
  }

  /** Computes the rows [first, first + count). */
  abstract void compute(long firstRow, int count, A[] to);

  /** Turns a range of rows into that of all rows that may be computed for it. */
  @Override
  void reads(Reach reach) {
    end = reach.end();
    reach.set(reach.begin(), Math.min(rows, reach.end() + results.length - 1));
  }

  @Override
  final void produce(long number, A row) {
    if (number < first || number >= first + computed) {
      first = number;
      computed = together(number);
      compute(number, computed, results);
    }
    System.arraycopy(results[(int) (number - first)], 0, row, 0, length);
  }

  /** Returns how many rows to compute from one on: equal parts of those that are asked for. */
  private int together(long number) {
    long rest = Math.min(rows, end) - number;
    if (rest < FEWEST_ROWS) {
      return (int) Math.min(results.length, rows - number);
    }
    long parts = (rest + results.length - 1) / results.length;
    return (int) ((rest + parts - 1) / parts);
  }
}
