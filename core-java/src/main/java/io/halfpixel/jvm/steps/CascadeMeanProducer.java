package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleArithmetic;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.CascadeSums;
import io.halfpixel.plan.CascadeMean;

/** The mean over a whole axis, block by block: [length][inner] becomes [inner]. */
final class CascadeMeanProducer<A> extends Producer {
  private final CascadeMean mean;
  private final Carrier<A> carrier;
  private final Arithmetic<A> arithmetic;
  private final CascadeSums<A> cascade;
  private final int inner;
  private final int cascaded;
  private final int inputLength;
  private final A block;

  /** The lanes' cascades, four of each, for the positions that are not plain cascades. */
  private final A parts;

  /** The sums of the shares, and of all. */
  private final A shares;

  private final A total;

  /** The number of values of a mean. */
  private final long[] divisor;

  private final Arithmetic.Part whole;

  private CascadeMeanProducer(CascadeMean mean, Carrier<A> carrier, Arithmetic<A> arithmetic) {
    super(mean.output(), mean.outputElements(), ArrayLength.of(mean.inner()));
    this.mean = mean;
    this.carrier = carrier;
    this.arithmetic = arithmetic;
    this.inner = ArrayLength.of(mean.inner());
    this.whole = new Arithmetic.Part(0, 1, 0, inner);
    this.cascaded = (int) mean.cascaded();
    this.inputLength = ArrayLength.of(mean.length(), inner);
    this.block = carrier.row(inputLength);
    int widest = cascaded == 0 ? ArrayLength.of(4, mean.lanes(), inner) : inner;
    this.cascade = new CascadeSums<>(carrier, arithmetic, widest);
    this.parts = carrier.row(ArrayLength.of(4, mean.lanes(), inner - cascaded));
    this.shares = carrier.row(ArrayLength.of(mean.shares(), inner));
    this.total = carrier.row(inner);
    this.divisor = new long[] {mean.length()};
  }

  static CascadeMeanProducer<?> of(CascadeMean mean) {
    return mean.compute() == DataType.F64
        ? new CascadeMeanProducer<>(mean, DoubleCarrier.INSTANCE, DoubleArithmetic.INSTANCE)
        : new CascadeMeanProducer<>(mean, FloatCarrier.INSTANCE, FloatArithmetic.INSTANCE);
  }

  @Override
  public Producer forRun() {
    return of(mean);
  }

  @Override
  public long blocks() {
    return units();
  }

  @Override
  public void reads(Reach reach) {
    reach.multiply(inputLength);
  }

  @Override
  public void run(Elements source, Elements target, long first, long end) {
    for (long unit = first; unit < end; unit++) {
      source.read(unit * inputLength, inputLength, carrier, block, 0);
      sum();
      arithmetic.divide(total, divisor, inner, whole);
      target.write(unit * inner, inner, carrier, total);
    }
  }

  private void sum() {
    if (mean.shares() == 1) {
      sum(block, 0, mean.length(), total, 0);
      return;
    }
    for (int share = 0; share < mean.shares(); share++) {
      long begin = Math.min((long) share * mean.shareLength(), mean.length());
      long end = Math.min(begin + mean.shareLength(), mean.length());
      sum(block, (int) begin, (int) (end - begin), shares, share * inner);
    }
    sum(shares, 0, mean.shares(), total, 0);
  }

  /** Sums {@code count} rows of an array, from a row on. */
  private void sum(A in, int row, int count, A out, int at) {
    int from = row * inner;
    if (cascaded > 0) {
      cascade.run(in, from, inner, count, cascaded, out, at);
    }
    if (cascaded < inner) {
      laned(in, from + cascaded, count, out, at + cascaded);
    }
  }

  private void laned(A in, int from, int count, A out, int at) {
    int width = inner - cascaded;
    int lanes = count < mean.lanes() ? 1 : mean.lanes();
    int group = 4 * lanes;
    int steps = count / group;
    if (cascaded == 0) {
      cascade.run(in, from, group * inner, steps, group * inner, parts, 0);
    } else {
      for (int part = 0; part < group; part++) {
        cascade.run(in, from + part * inner, group * inner, steps, width, parts, part * width);
      }
    }
    int whole = count - count % lanes;
    for (int row = steps * group; row < whole; row++) {
      arithmetic.add(in, from + row * inner, parts, row % lanes * width, width);
    }
    arithmetic.clear(out, at, width);
    for (int row = whole; row < count; row++) {
      arithmetic.add(in, from + row * inner, out, at, width);
    }
    for (int lane = 0; lane < lanes; lane++) {
      for (int part = 1; part < 4; part++) {
        arithmetic.add(parts, (part * lanes + lane) * width, parts, lane * width, width);
      }
      arithmetic.add(parts, lane * width, out, at, width);
    }
  }
}
