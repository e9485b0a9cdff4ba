package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.plan.Pass;

/**
 * A pass across rows, "vertical": each output row is a weighted sum of input rows, element by
 * element.
 *
 * <p>A pass [outer][n to N][inner] has inner cut into chunks of the chain's row length. Output row
 * number {@code (o·N + i)·chunks + c} sums the input rows {@code (o·n + index)·chunks + c}.
 */
final class AcrossAxis<A> extends RowProducer<A> {
  private final RowProducer<A> below;
  private final RowCache<A> cache;
  private final Sums<A> sums;
  private final AxisTaps<A> taps;
  private final Pass pass;
  private final AxisReach axis;
  private final long chunks;
  private final int length;
  private final A[] window;

  AcrossAxis(RowProducer<A> below, Pass pass, AxisTaps<A> taps, Sums<A> sums, int length) {
    this(
        below,
        pass,
        taps,
        AxisReach.of(pass.inputLength(), taps.starts(), taps.indices()),
        sums,
        length,
        pass.inner() / length);
  }

  /** Creates the pass of rows that are not cut, whatever length their arrays have. */
  static <A> AcrossAxis<A> ofWholeRows(
      RowProducer<A> below, Pass pass, AxisTaps<A> taps, Sums<A> sums, int length) {
    AxisReach axis = AxisReach.of(pass.inputLength(), taps.starts(), taps.indices());
    return new AcrossAxis<>(below, pass, taps, axis, sums, length, 1);
  }

  private AcrossAxis(
      RowProducer<A> below,
      Pass pass,
      AxisTaps<A> taps,
      AxisReach axis,
      Sums<A> sums,
      int length,
      long chunks) {
    this.below = below;
    this.sums = sums;
    this.taps = taps;
    this.pass = pass;
    this.axis = axis;
    this.chunks = chunks;
    this.length = length;
    this.window = sums.carrier().rows(taps.maxCount());
    int slots = ArrayLength.of(taps.span(), chunks);
    this.cache = new RowCache<>(below, sums.carrier(), length, slots);
  }

  @Override
  AcrossAxis<A> forRun() {
    return new AcrossAxis<>(below.forRun(), pass, taps, axis, sums.forRun(), length, chunks);
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
    int i = seek(number);
    sums.rows(window, taps.weights(), taps.starts()[i], taps.count(i), row, length);
  }

  @Override
  boolean writes(DataType type) {
    return sums.writes(type, length);
  }

  @Override
  void write(long number, DataType type, Object elements, int at) {
    int i = seek(number);
    int first = taps.starts()[i];
    sums.write(window, taps.weights(), first, taps.count(i), type, elements, at, length);
  }

  /** Fills the window with the input rows of an output row; returns its position on the axis. */
  private int seek(long number) {
    long block = number / chunks;
    long chunk = number - block * chunks;
    long outer = block / pass.outputLength();
    int i = (int) (block - outer * pass.outputLength());
    long firstRow = outer * pass.inputLength() * chunks + chunk;
    int first = taps.starts()[i];
    int count = taps.count(i);
    for (int k = 0; k < count; k++) {
      window[k] = cache.row(firstRow + taps.indices()[first + k] * chunks);
    }
    return i;
  }
}
