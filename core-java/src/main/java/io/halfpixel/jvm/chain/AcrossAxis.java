package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.plan.Pass;

/** A pass {@linkplain AcrossRows across rows}: each output row is a weighted sum of input rows. */
final class AcrossAxis<A> extends AcrossRows<A> {
  private final Sums<A> sums;
  private final AxisTaps<A> taps;

  AcrossAxis(RowProducer<A> below, Pass pass, AxisTaps<A> taps, Sums<A> sums, int length) {
    this(below, pass, taps, reach(pass, taps), sums, length, pass.inner() / length);
  }

  /** Creates the pass of rows that are not cut, whatever length their arrays have. */
  static <A> AcrossAxis<A> ofWholeRows(
      RowProducer<A> below, Pass pass, AxisTaps<A> taps, Sums<A> sums, int length) {
    return new AcrossAxis<>(below, pass, taps, reach(pass, taps), sums, length, 1);
  }

  private AcrossAxis(
      RowProducer<A> below,
      Pass pass,
      AxisTaps<A> taps,
      AxisReach axis,
      Sums<A> sums,
      int length,
      long chunks) {
    super(below, pass, taps, axis, sums.carrier(), length, chunks);
    this.sums = sums;
    this.taps = taps;
  }

  private static AxisReach reach(Pass pass, AxisTaps<?> taps) {
    return AxisReach.of(pass.inputLength(), taps.starts(), taps.indices());
  }

  @Override
  AcrossAxis<A> forRun() {
    return new AcrossAxis<>(below.forRun(), pass, taps, axis, sums.forRun(), length, chunks);
  }

  @Override
  void produce(long number, A row) {
    int i = position(number);
    seek(number, i, taps);
    sums.rows(window, taps.weights(), taps.starts()[i], taps.count(i), row, length);
  }

  @Override
  boolean writes(DataType type) {
    return sums.writes(type, length);
  }

  @Override
  void write(long number, DataType type, Object elements, int at) {
    int i = position(number);
    seek(number, i, taps);
    int first = taps.starts()[i];
    sums.write(window, taps.weights(), first, taps.count(i), type, elements, at, length);
  }
}
