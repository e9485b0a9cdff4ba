package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Arithmetic.Part;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleArithmetic;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.memory.HalfArithmetic;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.run.RowReach;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinMean.Finish;
import io.halfpixel.plan.BinMean.Order;
import io.halfpixel.plan.BinTable;
import java.util.Arrays;

/**
 * The mean over bins of one to three axes, output row by output row: all source rows of the outer
 * axes' bins are added to one row of sums, in the order of memory.
 */
final class BinMeanProducer<A> extends Producer {
  private final BinMean mean;
  private final Carrier<A> carrier;
  private final Arithmetic<A> arithmetic;

  /** The outer axes; a missing one has a single bin with a single index. */
  private final BinTable depth;

  private final BinTable height;

  private final int[] starts;
  private final int[] ends;
  private final int inner;
  private final int bodyInner;

  /** How many bins of the axes, from the first, follow the body. */
  private final int bodyDepth;

  private final int bodyHeight;
  private final int bodyWidth;
  private final int inputLength;
  private final int outputLength;
  private final RowReach rows;
  private final A row;
  private final A means;

  /** The sums of groups, if values are added in groups. */
  private final A groups;

  private final long[] divisors;

  private BinMeanProducer(BinMean mean, Carrier<A> carrier, Arithmetic<A> arithmetic) {
    super(mean.output(), mean.outputElements(), outputLength(mean));
    BinTable single = BinTable.of(1, new int[] {0}, new int[] {1});
    int axes = mean.axes().size();
    BinTable width = mean.axes().get(axes - 1);
    this.mean = mean;
    this.carrier = carrier;
    this.arithmetic = arithmetic;
    this.depth = axes > 2 ? mean.axes().get(0) : single;
    this.height = axes > 1 ? mean.axes().get(axes - 2) : single;
    this.starts = width.starts();
    this.ends = width.ends();
    this.inner = ArrayLength.of(mean.inner());
    this.bodyInner = (int) mean.bodyInner();
    this.bodyDepth = axes > 2 ? mean.bodyBins().get(0) : 1;
    this.bodyHeight = axes > 1 ? mean.bodyBins().get(axes - 2) : 1;
    this.bodyWidth = mean.bodyBins().get(axes - 1);
    this.inputLength = ArrayLength.of(width.inputLength(), inner);
    this.outputLength = length();
    this.rows =
        new RowReach(
            AxisReach.of(depth.inputLength(), depth), AxisReach.of(height.inputLength(), height));
    this.row = carrier.row(inputLength);
    this.means = carrier.row(outputLength);
    this.groups = carrier.row(isPlain() ? 0 : outputLength);
    this.divisors = new long[width.rows()];
  }

  private static int outputLength(BinMean mean) {
    return ArrayLength.of(mean.axes().get(mean.axes().size() - 1).rows(), mean.inner());
  }

  static BinMeanProducer<?> of(BinMean mean) {
    DataType compute = mean.compute();
    FloatCarrier floats = FloatCarrier.INSTANCE;
    return switch (compute) {
      case F32 -> new BinMeanProducer<>(mean, floats, FloatArithmetic.INSTANCE);
      case F64 -> new BinMeanProducer<>(mean, DoubleCarrier.INSTANCE, DoubleArithmetic.INSTANCE);
      default -> new BinMeanProducer<>(mean, floats, new HalfArithmetic(compute));
    };
  }

  @Override
  public Producer forRun() {
    return new BinMeanProducer<>(mean, carrier, arithmetic);
  }

  @Override
  public long blocks() {
    return mean.outer();
  }

  @Override
  public void reads(Reach reach) {
    rows.apply(reach);
    reach.multiply(inputLength);
  }

  @Override
  public void run(Elements source, Elements target, long first, long end) {
    for (long unit = first; unit < end; unit++) {
      int h = (int) (unit % height.rows());
      int d = (int) (unit / height.rows() % depth.rows());
      long block = unit / height.rows() / depth.rows();
      sum(source, block, d, h);
      finish(d, h);
      target.write(unit * outputLength, outputLength, carrier, means);
    }
  }

  private void sum(Elements source, long block, int d, int h) {
    arithmetic.clear(means, 0, outputLength);
    for (int plane = depth.start(d); plane < depth.end(d); plane++) {
      for (int line = height.start(h); line < height.end(h); line++) {
        long number = (block * depth.inputLength() + plane) * height.inputLength() + line;
        source.read(number * inputLength, inputLength, carrier, row, 0);
        if (isPlain()) {
          arithmetic.addBins(row, starts, ends, inner, means);
        } else {
          long lines = (long) depth.count(d) * height.count(h);
          long at = (long) (plane - depth.start(d)) * height.count(h) + line - height.start(h);
          add(mean.body().order(), body(d, h), at, lines);
          add(mean.tail().order(), innerTail(d, h), at, lines);
          add(mean.tail().order(), binTail(d, h), at, lines);
        }
      }
    }
  }

  /** Whether all values are added one after the other. */
  private boolean isPlain() {
    boolean wholly = bodyInner == inner && mean.bodyHasAllBins();
    return (bodyInner == 0 || mean.body().order() == Order.ROW_MAJOR)
        && (wholly || mean.tail().order() == Order.ROW_MAJOR);
  }

  private int bodyOutputs(int d, int h) {
    return d < bodyDepth && h < bodyHeight ? bodyWidth : 0;
  }

  /** The outputs of a row that follow the body. */
  private Part body(int d, int h) {
    return new Part(0, bodyOutputs(d, h), 0, bodyInner);
  }

  /** The other inner positions of the same bins. */
  private Part innerTail(int d, int h) {
    return new Part(0, bodyOutputs(d, h), bodyInner, inner);
  }

  /** The other bins. */
  private Part binTail(int d, int h) {
    return new Part(bodyOutputs(d, h), starts.length, 0, inner);
  }

  private void add(Order order, Part part, long line, long lines) {
    int size =
        switch (order) {
          case ROW_MAJOR -> 1;
          case PAIRS -> 2;
          case FOURS -> 4;
        };
    boolean fromZero = order != Order.PAIRS;
    arithmetic.addGroups(
        row, starts, ends, inner, part, line, lines, size, fromZero, groups, means);
  }

  private void finish(int d, int h) {
    finish(mean.body().finish(), body(d, h), depth.count(d), height.count(h));
    finish(mean.tail().finish(), innerTail(d, h), depth.count(d), height.count(h));
    finish(mean.tail().finish(), binTail(d, h), depth.count(d), height.count(h));
  }

  private void finish(Finish finish, Part part, int planes, int lines) {
    if (part.isEmpty()) {
      return;
    }
    long outer = finish == Finish.BY_AXIS ? 1 : (long) planes * lines;
    if (finish == Finish.BY_AXIS) {
      divide(planes, part);
      divide(lines, part);
    }
    Arrays.setAll(divisors, i -> outer * (ends[i] - starts[i]));
    switch (finish) {
      case BY_AXIS, ONCE -> arithmetic.divide(means, divisors, inner, part);
      case RECIPROCAL -> arithmetic.multiplyByReciprocals(means, divisors, inner, part);
      case ONCE_F32 -> arithmetic.divideInFloat(means, divisors, inner, part);
    }
  }

  /** Divides by the length of an outer bin; a length of 1 changes nothing. */
  private void divide(int length, Part part) {
    if (length > 1) {
      Arrays.fill(divisors, length);
      arithmetic.divide(means, divisors, inner, part);
    }
  }
}
