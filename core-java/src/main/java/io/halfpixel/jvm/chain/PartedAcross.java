package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.WeightRows;
import io.halfpixel.plan.Pass;

/**
 * A pass across rows like {@link AcrossAxis} whose first inner positions, the body, are summed in
 * another way than the others, the tail.
 */
final class PartedAcross<A> extends RowProducer<A> {
  private final RowProducer<A> below;
  private final RowCache<A> cache;
  private final Pass pass;
  private final Part<A> body;
  private final Part<A> tail;
  private final long bodyInner;
  private final AxisReach axis;
  private final long chunks;
  private final int length;
  private final A[] window;

  /** For rows that have both parts: the input rows of the tail, and below their sum. */
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
    this.below = below;
    this.pass = pass;
    this.body = body;
    this.tail = tail;
    this.bodyInner = bodyInner;
    this.axis = AxisReach.of(pass.inputLength(), tail.taps.starts(), tail.taps.indices());
    this.chunks = pass.inner() / length;
    this.length = length;
    var carrier = tail.sums.carrier();
    int most = tail.taps.maxCount();
    int mixed = (int) (bodyInner % length);
    this.window = carrier.rows(most);
    this.ends = WeightRows.empty(most, mixed == 0 ? 0 : length - mixed, carrier);
    this.end = carrier.row(mixed == 0 ? 0 : length - mixed);
    int slots = ArrayLength.of(tail.taps.span(), chunks);
    this.cache = new RowCache<>(below, carrier, length, slots);
  }

  @Override
  PartedAcross<A> forRun() {
    return new PartedAcross<>(below.forRun(), pass, body, tail, bodyInner, length);
  }

  @Override
  void begin(Elements source) {
    cache.forget();
    below.begin(source);
  }

  @Override
  void reads(Reach reach) {
    reach.divide(chunks);
    axis.apply(reach);
    reach.multiply(chunks);
    below.reads(reach);
  }

  @Override
  void produce(long number, A row) {
    long block = number / chunks;
    long chunk = number - block * chunks;
    long outer = block / pass.outputLength();
    int i = (int) (block - outer * pass.outputLength());
    long firstRow = outer * pass.inputLength() * chunks + chunk;
    int count = (int) Math.max(0, Math.min(length, bodyInner - chunk * length));
    int taps = tail.taps.count(i);
    int first = tail.taps.starts()[i];
    if (count > 0) {
      seek(body.taps, first, taps, firstRow);
      body.sums.rows(window, body.taps.weights(), first, taps, row, count);
    }
    if (count == 0) {
      seek(tail.taps, first, taps, firstRow);
      tail.sums.rows(window, tail.taps.weights(), first, taps, row, length);
    } else if (count < length) {
      seek(tail.taps, first, taps, firstRow);
      for (int k = 0; k < taps; k++) {
        System.arraycopy(window[k], count, ends[k], 0, length - count);
      }
      tail.sums.rows(ends, tail.taps.weights(), first, taps, end, length - count);
      System.arraycopy(end, 0, row, count, length - count);
    }
  }

  /** Fills the window with the input rows of taps, in the order of their summation. */
  private void seek(AxisTaps<A> taps, int first, int count, long firstRow) {
    for (int k = 0; k < count; k++) {
      window[k] = cache.row(firstRow + taps.indices()[first + k] * chunks);
    }
  }
}
