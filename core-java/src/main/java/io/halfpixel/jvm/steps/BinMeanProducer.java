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
import io.halfpixel.jvm.memory.HalfArithmetic;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.run.RowReach;
import io.halfpixel.plan.BinMean;
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
  private final int joint;
  private final int inputLength;
  private final int outputLength;
  private final RowReach rows;
  private final A row;
  private final A means;
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
    this.joint = (int) mean.bodyInner();
    this.inputLength = ArrayLength.of(width.inputLength(), inner);
    this.outputLength = length();
    this.rows =
        new RowReach(
            AxisReach.of(depth.inputLength(), depth), AxisReach.of(height.inputLength(), height));
    this.row = carrier.row(inputLength);
    this.means = carrier.row(outputLength);
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
      divide(depth.count(d), height.count(h));
      target.write(unit * outputLength, outputLength, carrier, means);
    }
  }

  private void sum(Elements source, long block, int d, int h) {
    arithmetic.clear(means, 0, outputLength);
    for (int plane = depth.start(d); plane < depth.end(d); plane++) {
      for (int line = height.start(h); line < height.end(h); line++) {
        long number = (block * depth.inputLength() + plane) * height.inputLength() + line;
        source.read(number * inputLength, inputLength, carrier, row, 0);
        arithmetic.addBins(row, starts, ends, inner, means);
      }
    }
  }

  private void divide(int planes, int lines) {
    if (joint > 0) {
      Arrays.setAll(divisors, i -> (long) planes * lines * (ends[i] - starts[i]));
      arithmetic.divide(means, divisors, inner, 0, joint);
    }
    if (joint < inner) {
      divideRest(planes);
      divideRest(lines);
      Arrays.setAll(divisors, i -> ends[i] - starts[i]);
      arithmetic.divide(means, divisors, inner, joint, inner);
    }
  }

  /** Divides by the length of an outer bin; a length of 1 changes nothing. */
  private void divideRest(int length) {
    if (length > 1) {
      Arrays.fill(divisors, length);
      arithmetic.divide(means, divisors, inner, joint, inner);
    }
  }
}
