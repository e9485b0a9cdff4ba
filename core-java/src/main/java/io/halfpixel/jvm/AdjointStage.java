package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Axis;
import io.halfpixel.plan.TapTable;
import java.util.List;

/**
 * The gradient of a resampling: each output row adds up the source rows that its tables name, in
 * the order of the step.
 *
 * <p>Rows are as long as the last axis with its inner elements. Of the axes before it, the row has
 * groups of taps, each of which reads one source row.
 */
final class AdjointStage<A> extends Stage {
  private final AdjointSum step;
  private final Carrier<A> carrier;
  private final AdjointTerms<A> body;
  private final AdjointTerms<A> tail;
  private final Elements source = new Elements();
  private final Elements target = new Elements();
  private final int inputLength;
  private final int outputLength;
  private final int inner;
  private final TapTable last;
  private final A read;
  private final A written;

  private AdjointStage(
      AdjointSum step, Carrier<A> carrier, AdjointTerms<A> body, AdjointTerms<A> tail) {
    super(step.type(), step.outputElements());
    Axis axis = step.axes().get(step.axes().size() - 1);
    this.step = step;
    this.carrier = carrier;
    this.body = body;
    this.tail = tail;
    this.inner = RowGeometry.length(step.inner());
    this.last = axis.taps();
    this.inputLength = RowGeometry.length(axis.inputLength(), inner);
    this.outputLength = RowGeometry.length(last.rows(), inner);
    this.read = carrier.row(inputLength);
    this.written = carrier.row(outputLength);
  }

  static AdjointStage<?> of(AdjointSum step) {
    DataType compute = step.compute();
    return compute == DataType.F64
        ? new AdjointStage<>(
            step,
            DoubleCarrier.INSTANCE,
            new DoubleAdjoint(step.body()),
            new DoubleAdjoint(step.tail()))
        : new AdjointStage<>(
            step,
            FloatCarrier.INSTANCE,
            new FloatAdjoint(step.body(), compute),
            new FloatAdjoint(step.tail(), compute));
  }

  @Override
  long units() {
    return step.outputElements() / outputLength;
  }

  @Override
  void run(Tensor from, Tensor to, long first, long end) {
    source.bind(from);
    target.bind(to);
    for (long row = first; row < end; row++) {
      body.clear(written);
      addRow(row);
      target.open(row * outputLength, outputLength);
      carrier.write(step.type(), written, target.array(), target.start(), outputLength);
      target.store(row * outputLength, outputLength);
    }
    source.unbind();
    target.unbind();
  }

  private void addRow(long row) {
    List<Axis> axes = step.axes();
    if (axes.size() == 1) {
      double[][] none = {{}};
      addSource(row, none, none);
    } else if (axes.size() == 2) {
      TapTable taps = axes.get(0).taps();
      long block = row / taps.rows();
      int at = (int) (row - block * taps.rows());
      for (int group = taps.start(at); group < taps.start(at + 1); group = end(taps, at, group)) {
        double[][] weights = weights(taps, group, end(taps, at, group));
        addSource(block * axes.get(0).inputLength() + taps.index(group), weights, weights);
      }
    } else {
      addPlanes(row, axes.get(0), axes.get(1));
    }
  }

  private void addPlanes(long row, Axis first, Axis second) {
    TapTable outer = first.taps();
    TapTable taps = second.taps();
    long plane = row / taps.rows();
    int at = (int) (row - plane * taps.rows());
    long block = plane / outer.rows();
    int z = (int) (plane - block * outer.rows());
    for (int g = outer.start(z); g < outer.start(z + 1); g = end(outer, z, g)) {
      double[][] outerWeights = weights(outer, g, end(outer, z, g));
      long sourcePlane = block * first.inputLength() + outer.index(g);
      for (int h = taps.start(at); h < taps.start(at + 1); h = end(taps, at, h)) {
        double[][] innerWeights = weights(taps, h, end(taps, at, h));
        addSource(
            sourcePlane * second.inputLength() + taps.index(h),
            combined(outerWeights, innerWeights, body.isLastFirst()),
            combined(outerWeights, innerWeights, tail.isLastFirst()));
      }
    }
  }

  /** Returns the weights of every combination of taps, with one of the axes in the outer loop. */
  private static double[][] combined(double[][] outer, double[][] inner, boolean lastFirst) {
    double[][] all = new double[outer.length * inner.length][];
    for (int i = 0; i < all.length; i++) {
      double[] a = lastFirst ? outer[i % outer.length] : outer[i / inner.length];
      double[] b = lastFirst ? inner[i / outer.length] : inner[i % inner.length];
      all[i] = new double[] {a[0], b[0]};
    }
    return all;
  }

  private static double[][] weights(TapTable taps, int from, int to) {
    double[][] weights = new double[to - from][];
    for (int tap = from; tap < to; tap++) {
      weights[tap - from] = new double[] {taps.weight(tap)};
    }
    return weights;
  }

  /** Returns the end of the group of taps with one index. */
  static int end(TapTable taps, int row, int group) {
    int end = group + 1;
    while (end < taps.start(row + 1) && taps.index(end) == taps.index(group)) {
      end++;
    }
    return end;
  }

  private void addSource(long row, double[][] bodyWeights, double[][] tailWeights) {
    source.load(row * inputLength, inputLength);
    carrier.read(step.type(), source.array(), source.start(), read, 0, inputLength);
    int cut = (int) step.bodyInner();
    if (cut > 0) {
      body.add(last, bodyWeights, read, written, inner, 0, cut);
    }
    if (cut < inner) {
      tail.add(last, tailWeights, read, written, inner, cut, inner);
    }
  }
}
