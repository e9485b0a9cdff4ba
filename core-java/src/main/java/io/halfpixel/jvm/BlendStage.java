package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.CornerBlend.Axis;
import java.util.Arrays;
import java.util.List;

/**
 * Linear interpolation over two or three axes at once.
 *
 * <p>An output row takes its corners from two or four source rows: put behind each other, they are
 * one row, and the corners are taps along it. So a blend runs as {@link AlongRow}, whose weights
 * are multiplied anew for each output row by the products of the outer axes' weights.
 */
final class BlendStage<A> extends Stage {
  private final CornerBlend blend;
  private final Carrier<A> carrier;
  private final BlendCorners<A> corners;
  private final BlendRow<A> body;
  private final BlendRow<A> tail;
  private Elements source = new Elements();
  private Elements target = new Elements();

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

  private BlendStage(
      CornerBlend blend, boolean isAlone, Sums<A> bodySums, Sums<A> tailSums, Scaling<A> scaling) {
    super(blend.type(), blend.outputElements(), outputLength(blend));
    List<Axis> axes = blend.axes();
    Axis last = axes.get(axes.size() - 1);
    int channels = RowGeometry.length(blend.channels());
    this.blend = blend;
    this.carrier = bodySums.carrier();
    this.planes = blend.channelsInner() ? 1 : channels;
    this.inAllPlanes = isAlone;
    this.rows = BlendCorners.reach(axes.subList(0, axes.size() - 1));
    this.inner = blend.channelsInner() ? channels : 1;
    this.bodyChannels = (int) blend.bodyChannels();
    this.corners = new BlendCorners<>(axes.subList(0, axes.size() - 1), carrier, scaling);
    int count = corners.count();
    this.body = new BlendRow<>(blend.body(), last, count, inner, bodySums, scaling);
    this.tail = new BlendRow<>(blend.tail(), last, count, inner, tailSums, scaling);
    this.inputLength = RowGeometry.length(last.inputLength(), inner);
    this.outputLength = length();
    this.stacked = carrier.row(RowGeometry.length(count, inputLength));
    this.loaded = new long[count];
    this.row = carrier.row(outputLength);
    this.tailRow = carrier.row(outputLength);
  }

  private static int outputLength(CornerBlend blend) {
    Axis last = blend.axes().get(blend.axes().size() - 1);
    return RowGeometry.length(last.taps().rows(), blend.channelsInner() ? blend.channels() : 1);
  }

  /** Returns the stage of a blend, which may be alone in its plan. */
  static BlendStage<?> of(CornerBlend blend, boolean isAlone, Loops loops) {
    TapOrder body = new TapOrder(blend.body());
    TapOrder tail = new TapOrder(blend.tail());
    FloatCarrier floats = loops.floats();
    return blend.compute() == DataType.F32
        ? new BlendStage<>(blend, isAlone, floats.sums(body), floats.sums(tail), floats)
        : new BlendStage<>(
            blend, isAlone, new DoubleSums(body), new DoubleSums(tail), DoubleCarrier.INSTANCE);
  }

  @Override
  long units() {
    return blend.batch() * (inAllPlanes ? 1 : planes) * corners.outputRows();
  }

  @Override
  long blocks() {
    return blend.batch() * (inAllPlanes ? 1 : planes);
  }

  @Override
  void reads(Reach reach) {
    rows.apply(reach);
    reach.multiply(inputLength);
  }

  @Override
  void begin(Elements from, Elements to) {
    source = from;
    target = to;
    Arrays.fill(loaded, -1);
  }

  @Override
  void run(long first, long end) {
    long outputRows = corners.outputRows();
    for (long unit = first; unit < end; unit++) {
      long block = unit / outputRows;
      long position = unit - block * outputRows;
      seek(position);
      long plane = inAllPlanes ? block * planes : block;
      long last = inAllPlanes ? plane + planes : plane + 1;
      for (; plane < last; plane++) {
        load(plane);
        write(plane * outputRows + position, (int) (plane % planes));
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
  private void load(long image) {
    for (int corner = 0; corner < loaded.length; corner++) {
      long number = image * corners.inputRows() + corners.sourceRow(corner);
      if (loaded[corner] != number) {
        source.load(number * inputLength, inputLength);
        carrier.read(
            blend.type(),
            source.array(),
            source.start(),
            stacked,
            corner * inputLength,
            inputLength);
        loaded[corner] = number;
      }
    }
  }

  private void write(long number, int plane) {
    target.open(number * outputLength, outputLength);
    Object elements = target.array();
    if (blend.type().arrayType().isInstance(row)) {
      @SuppressWarnings("unchecked") // Both are of the class of the type's arrays.
      A values = (A) elements;
      blend(plane, values, target.start());
    } else {
      blend(plane, row, 0);
      carrier.write(blend.type(), row, elements, target.start(), outputLength);
    }
    target.store(number * outputLength, outputLength);
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
