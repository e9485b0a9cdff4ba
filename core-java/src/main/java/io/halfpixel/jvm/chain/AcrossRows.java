package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.plan.Pass;

/**
 * Sums across rows, "vertical": each output row is made of input rows, element by element.
 *
 * <p>A pass [outer][n to N][inner] has inner cut into chunks of the chain's row length. Output row
 * number {@code (o·N + i)·chunks + c} sums the input rows {@code (o·n + index)·chunks + c}.
 */
abstract class AcrossRows<A> extends RowProducer<A> {
  final RowProducer<A> below;
  final Pass pass;
  final AxisReach axis;
  final long chunks;
  final int length;

  /** The input rows of a sum. */
  final A[] window;

  private final RowCache<A> cache;

  /** Creates the pass; the taps are those of all sums, in any order. */
  AcrossRows(
      RowProducer<A> below,
      Pass pass,
      AxisTaps<A> taps,
      AxisReach axis,
      Carrier<A> carrier,
      int length,
      long chunks) {
    this.below = below;
    this.pass = pass;
    this.axis = axis;
    this.chunks = chunks;
    this.length = length;
    this.window = carrier.rows(taps.maxCount());
    this.cache = new RowCache<>(below, carrier, length, ArrayLength.of(taps.span(), chunks));
  }

  @Override
  final void begin(Elements source) {
    cache.forget();
    below.begin(source);
  }

  @Override
  final void reads(Reach reach) {
    reach.divide(chunks);
    axis.apply(reach);
    reach.multiply(chunks);
    below.reads(reach);
  }

  /** Returns the position on the axis of an output row. */
  final int position(long number) {
    return (int) (number / chunks % pass.outputLength());
  }

  /** Fills the window with the input rows of an output row at a position, in the order of taps. */
  final void seek(long number, int position, AxisTaps<A> taps) {
    long block = number / chunks;
    long outer = block / pass.outputLength();
    long firstRow = outer * pass.inputLength() * chunks + (number - block * chunks);
    int first = taps.starts()[position];
    int count = taps.count(position);
    for (int k = 0; k < count; k++) {
      window[k] = cache.row(firstRow + taps.indices()[first + k] * chunks);
    }
  }
}
