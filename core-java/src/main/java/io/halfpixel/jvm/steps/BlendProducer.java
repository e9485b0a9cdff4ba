package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleArithmetic;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.run.RowReach;
import io.halfpixel.jvm.sums.DoubleSums;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.CornerBlend.Axis;
import java.util.Arrays;
import java.util.List;

/**
 * Linear interpolation over two or three axes at once.
 *
 * <p>An output row takes its corners from two or four source rows: put behind each other, they are
 * one row, and the corners are taps along it. So a blend runs as {@link
 * io.halfpixel.jvm.along.AlongRow}, whose weights are multiplied anew for each output row by the
 * products of the outer axes' weights.
 */
final class BlendProducer<A> extends Producer {
  private final CornerBlend blend;
  private final Carrier<A> carrier;
  private final BlendCorners<A> corners;
  private final BlendRow<A> body;
  private final BlendRow<A> tail;

  /** The number of rows that have one position of the outer axes, and the channels of each. */
  private final int planes;

  private final int inner;
  private final int bodyChannels;

  /**
   * The source rows of all corners, one behind the other; the number of each; and a row by itself.
   */
  private final A stacked;

  private final long[] loaded;
  private final A row;
  private final A tailRow;
  private final int inputLength;
  private final int outputLength;

  private final RowReach rows;

  /** Whether a unit is a position in all planes, which share the products, not in one. */
  private final boolean inAllPlanes;

  private BlendProducer(
      CornerBlend blend,
      boolean isAlone,
      Carrier<A> carrier,
      BlendCorners<A> corners,
      BlendRow<A> body,
      BlendRow<A> tail) {
    super(blend.type(), blend.outputElements(), outputLength(blend));
    List<Axis> axes = blend.axes();
    int channels = ArrayLength.of(blend.channels());
    this.blend = blend;
    this.carrier = carrier;
    this.planes = blend.channelsInner() ? 1 : channels;
    this.inAllPlanes = isAlone;
    this.rows = BlendCorners.reach(axes.subList(0, axes.size() - 1));
    this.inner = inner(blend);
    this.bodyChannels = (int) blend.bodyChannels();
    this.corners = corners;
    this.body = body;
    this.tail = tail;
    this.inputLength = ArrayLength.of(axes.get(axes.size() - 1).inputLength(), inner);
    this.outputLength = length();
    this.stacked = carrier.row(ArrayLength.of(corners.count(), inputLength));
    this.loaded = new long[corners.count()];
    this.row = carrier.row(outputLength);
    this.tailRow = carrier.row(outputLength);
  }

  private static int inner(CornerBlend blend) {
    return blend.channelsInner() ? ArrayLength.of(blend.channels()) : 1;
  }

  private static int outputLength(CornerBlend blend) {
    Axis last = blend.axes().get(blend.axes().size() - 1);
    return ArrayLength.of(last.taps().rows(), inner(blend));
  }

  /** Returns the producer of a blend, which may be alone in its plan. */
  static BlendProducer<?> of(CornerBlend blend, boolean isAlone, Loops loops) {
    TapOrder body = new TapOrder(blend.body());
    TapOrder tail = new TapOrder(blend.tail());
    return blend.compute() == DataType.F32
        ? of(blend, isAlone, loops.sums(body), loops.sums(tail), FloatArithmetic.INSTANCE)
        : of(blend, isAlone, new DoubleSums(body), new DoubleSums(tail), DoubleArithmetic.INSTANCE);
  }

  private static <A> BlendProducer<A> of(
      CornerBlend blend,
      boolean isAlone,
      Sums<A> bodySums,
      Sums<A> tailSums,
      Arithmetic<A> arithmetic) {
    int last = blend.axes().size() - 1;
    Axis axis = blend.axes().get(last);
    Carrier<A> carrier = bodySums.carrier();
    BlendCorners<A> corners =
        new BlendCorners<>(blend.axes().subList(0, last), carrier, arithmetic);
    int count = corners.count();
    int inner = inner(blend);
    BlendRow<A> body = new BlendRow<>(blend.body(), axis, count, inner, bodySums, arithmetic);
    BlendRow<A> tail = new BlendRow<>(blend.tail(), axis, count, inner, tailSums, arithmetic);
    return new BlendProducer<>(blend, isAlone, carrier, corners, body, tail);
  }

  @Override
  public Producer forRun() {
    return new BlendProducer<>(
        blend, inAllPlanes, carrier, corners.forRun(), body.forRun(), tail.forRun());
  }

  @Override
  public void begin(Elements source) {
    Arrays.fill(loaded, -1);
  }

  @Override
  public long units() {
    return blend.batch() * (inAllPlanes ? 1 : planes) * corners.outputRows();
  }

  @Override
  public long blocks() {
    return blend.batch() * (inAllPlanes ? 1 : planes);
  }

  @Override
  public void reads(Reach reach) {
    rows.apply(reach);
    reach.multiply(inputLength);
  }

  @Override
  public void run(Elements source, Elements target, long first, long end) {
    long outputRows = corners.outputRows();
    for (long unit = first; unit < end; unit++) {
      long block = unit / outputRows;
      long position = unit - block * outputRows;
      seek(position);
      long plane = inAllPlanes ? block * planes : block;
      long last = inAllPlanes ? plane + planes : plane + 1;
      for (; plane < last; plane++) {
        load(source, plane);
        write(target, plane * outputRows + position, (int) (plane % planes));
      }
    }
  }

  private void seek(long position) {
    corners.seek(position);
    if (bodyChannels > 0) {
      body.weigh(corners.weights());
    }
    if (bodyChannels < blend.channels()) {
      tail.weigh(corners.weights());
    }
  }

  /** Reads the source rows of the corners, except those that lie there from the position before. */
  private void load(Elements source, long image) {
    for (int corner = 0; corner < loaded.length; corner++) {
      long number = image * corners.inputRows() + corners.sourceRow(corner);
      if (loaded[corner] != number) {
        source.read(number * inputLength, inputLength, carrier, stacked, corner * inputLength);
        loaded[corner] = number;
      }
    }
  }

  private void write(Elements target, long number, int plane) {
    if (blend.type().arrayType().isInstance(row)) {
      target.open(number * outputLength, outputLength);
      @SuppressWarnings("unchecked") // Both are of the class of the type's arrays.
      A values = (A) target.array();
      blend(plane, values, target.start());
      target.store(number * outputLength, outputLength);
    } else {
      blend(plane, row, 0);
      target.write(number * outputLength, outputLength, carrier, row);
    }
  }

  private void blend(int plane, A values, int at) {
    if (!blend.channelsInner()) {
      (plane < bodyChannels ? body : tail).run(stacked, values, at);
    } else if (bodyChannels == 0) {
      tail.run(stacked, values, at);
    } else {
      body.run(stacked, values, at);
      if (bodyChannels < inner) {
        tail.run(stacked, tailRow, 0);
        takeTail(values, at);
      }
    }
  }

  /** Replaces the last channels of each position by those that follow the other accumulation. */
  private void takeTail(A values, int at) {
    for (int from = bodyChannels; from < outputLength; from += inner) {
      System.arraycopy(tailRow, from, values, at + from, inner - bodyChannels);
    }
  }
}
