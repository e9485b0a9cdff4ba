package io.halfpixel.jvm.run;

/**
 * The input rows that output rows read, where a row has an index on each of two axes, the second of
 * which is the inner one. Immutable and thread-safe.
 */
public final class RowReach {
  private final AxisReach outer;
  private final AxisReach inner;

  public RowReach(AxisReach outer, AxisReach inner) {
    this.outer = outer;
    this.inner = inner;
  }

  /** Turns a range of output rows, counted over all blocks, into the rows they read. */
  public void apply(Reach reach) {
    if (reach.isEmpty()) {
      return;
    }
    int rows = inner.outputLength();
    long from = reach.begin();
    long to = reach.end();
    reach.divide(rows);
    boolean isOnePlane = reach.end() - reach.begin() == 1;
    long plane = reach.begin();
    outer.apply(reach);
    long begin = reach.begin();
    long end = reach.end();
    if (!isOnePlane || reach.isEmpty()) {
      reach.multiply(inner.inputLength());
      return;
    }
    reach.set(from - plane * rows, to - plane * rows);
    inner.apply(reach);
    long length = inner.inputLength();
    reach.set(begin * length + reach.begin(), (end - 1) * length + reach.end());
  }
}
