package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.along.AlongRow;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.WeightRows;

/**
 * A pass along the rows like {@link AlongAxis}, of {@value #ROWS} rows at a time: they share the
 * taps, and their sums do not wait for each other.
 */
final class AlongFourRows<A> extends RowsTogether<A> {
  private static final int ROWS = 4;

  private final RowProducer<A> below;
  private final AlongRow<A> resampling;
  private final int from;
  private final A[] sources;

  /**
   * Creates the pass.
   *
   * @param rows how many there are
   * @param from the length of the rows below
   * @param length the length of the rows of this level
   */
  AlongFourRows(RowProducer<A> below, AlongRow<A> resampling, long rows, int from, int length) {
    super(resampling.carrier(), rows, length, ROWS);
    this.below = below;
    this.resampling = resampling;
    this.from = from;
    this.sources = WeightRows.empty(ROWS, from, resampling.carrier());
  }

  @Override
  AlongFourRows<A> forRun() {
    return new AlongFourRows<>(below.forRun(), resampling.forRun(), rows(), from, length());
  }

  @Override
  void begin(Elements source) {
    forget();
    below.begin(source);
  }

  @Override
  void reads(Reach reach) {
    super.reads(reach);
    below.reads(reach);
  }

  @Override
  void compute(long first, int count, A[] results) {
    for (int r = 0; r < count; r++) {
      below.produce(first + r, sources[r]);
      if (count < ROWS) {
        resampling.run(sources[r], results[r], 0);
      }
    }
    if (count == ROWS) {
      resampling.run(sources, results);
    }
  }
}
