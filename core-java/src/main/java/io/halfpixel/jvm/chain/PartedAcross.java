package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.WeightRows;
import io.halfpixel.plan.Pass;

/**
 * A pass across rows like {@link AcrossAxis} whose first inner positions, the body, are summed in
 * another way than the others, the tail.
 */
final class PartedAcross<A> extends AcrossRows<A> {
  private final Part<A> body;
  private final Part<A> tail;
  private final long bodyInner;

  /** For rows that have both parts: the input rows of the tail; {@code end} is their sum. */
  private final A[] ends;

  private final A end;

  /**
   * The arithmetic of a part.
   *
   * @param sums the sums
   * @param taps the taps in the order of their summation
   */
  record Part<A>(Sums<A> sums, AxisTaps<A> taps) {}

  PartedAcross(
      RowProducer<A> below, Pass pass, Part<A> body, Part<A> tail, long bodyInner, int length) {
    super(
        below,
        pass,
        tail.taps,
        AxisReach.of(pass.inputLength(), tail.taps.starts(), tail.taps.indices()),
        tail.sums.carrier(),
        length,
        pass.inner() / length);
    this.body = body;
    this.tail = tail;
    this.bodyInner = bodyInner;
    int mixed = (int) (bodyInner % length);
    int rest = mixed == 0 ? 0 : length - mixed;
    this.ends = WeightRows.empty(tail.taps.maxCount(), rest, tail.sums.carrier());
    this.end = tail.sums.carrier().row(rest);
  }

  @Override
  PartedAcross<A> forRun() {
    return new PartedAcross<>(below.forRun(), pass, body, tail, bodyInner, length);
  }

  @Override
  void produce(long number, A row) {
    int i = position(number);
    long chunk = number % chunks;
    int count = (int) Math.max(0, Math.min(length, bodyInner - chunk * length));
    int taps = tail.taps.count(i);
    int first = tail.taps.starts()[i];
    if (count > 0) {
      seek(number, i, body.taps);
      body.sums.rows(window, body.taps.weights(), first, taps, row, count);
    }
    if (count == 0) {
      seek(number, i, tail.taps);
      tail.sums.rows(window, tail.taps.weights(), first, taps, row, length);
    } else if (count < length) {
      seek(number, i, tail.taps);
      for (int k = 0; k < taps; k++) {
        System.arraycopy(window[k], count, ends[k], 0, length - count);
      }
      tail.sums.rows(ends, tail.taps.weights(), first, taps, end, length - count);
      System.arraycopy(end, 0, row, count, length - count);
    }
  }
}
