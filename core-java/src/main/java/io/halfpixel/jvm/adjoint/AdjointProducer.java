package io.halfpixel.jvm.adjoint;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleArithmetic;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.run.RowReach;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Axis;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a resampling: each output row adds up the source rows that its tables name, in
 * the order of the step.
 *
 * <p>Rows are as long as the last axis with its inner elements. Of the axes before it, the row has
 * groups of taps, each of which reads one source row.
 */
public final class AdjointProducer<A> extends Producer {
  private final AdjointSum step;
  private final Carrier<A> carrier;
  private final int inputLength;
  private final int outputLength;
  private final RowReach rows;

  /** The two axes before the last; one that is not there has a single tap of weight 1. */
  private final List<Axis> outerAxes = new ArrayList<>();

  /** The elements with the terms of the body, and those with the terms of the tail. */
  private final AdjointPart<A>[] parts;

  private final boolean isNatural;

  /** What adds sums to +0, or null if they are stored as they are. */
  private final @Nullable AddToZero<A> addToZero;

  private final A read;
  private final A written;

  /** Pairs of weights, one for each combination of the taps of the axes before the last. */
  private double[] outer = new double[2];

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array, since iterators are allocated.
  private AdjointProducer(
      AdjointSum step,
      Carrier<A> carrier,
      List<AdjointPart<A>> parts,
      @Nullable AddToZero<A> addToZero) {
    super(step.type(), step.outputElements(), outputLength(step));
    this.step = step;
    this.carrier = carrier;
    this.parts = parts.toArray(new AdjointPart[0]);
    int axes = step.axes().size();
    Axis axis = step.axes().get(axes - 1);
    this.inputLength = ArrayLength.of(axis.inputLength(), ArrayLength.of(step.inner()));
    this.outputLength = length();
    for (int a = axes; a < 3; a++) {
      outerAxes.add(new Axis(1, TapTable.uniform(1, new int[1], new double[] {1})));
    }
    outerAxes.addAll(step.axes().subList(0, axes - 1));
    this.rows = new RowReach(reach(outerAxes.get(0)), reach(outerAxes.get(1)));
    this.isNatural = step.type() == carrier.natural();
    this.addToZero = addToZero;
    this.read = carrier.row(isNatural ? 0 : inputLength);
    this.written = carrier.row(isNatural ? 0 : outputLength);
  }

  private static int outputLength(AdjointSum step) {
    Axis last = step.axes().get(step.axes().size() - 1);
    return ArrayLength.of(last.taps().rows(), step.inner());
  }

  private static AxisReach reach(Axis axis) {
    return AxisReach.of(axis.inputLength(), axis.taps());
  }

  /** Returns the number of positions from the first to the last one that a row of taps reads. */
  private static int neighbours(TapTable taps) {
    int most = 1;
    for (int row = 0; row < taps.rows(); row++) {
      if (taps.start(row) < taps.start(row + 1)) {
        most =
            Math.max(most, taps.index(taps.start(row + 1) - 1) - taps.index(taps.start(row)) + 1);
      }
    }
    return most;
  }

  public static AdjointProducer<?> of(AdjointSum step) {
    DataType compute = step.compute();
    int axes = step.axes().size();
    return compute == DataType.F64
        ? of(
            step,
            DoubleCarrier.INSTANCE,
            DoubleArithmetic.INSTANCE,
            term -> new DoubleAdjoint(term, axes))
        : of(
            step,
            FloatCarrier.INSTANCE,
            FloatArithmetic.INSTANCE,
            term -> new FloatAdjoint(term, axes, compute));
  }

  private static <A> AdjointProducer<A> of(
      AdjointSum step,
      Carrier<A> carrier,
      Arithmetic<A> arithmetic,
      Function<Term, AdjointTerms<A>> terms) {
    int axes = step.axes().size();
    TapTable last = step.axes().get(axes - 1).taps();
    int neighbours = axes == 1 ? 1 : neighbours(step.axes().get(axes - 2).taps());
    int inner = ArrayLength.of(step.inner());
    int cut = step.body() == step.tail() ? inner : (int) step.bodyInner();
    List<AdjointPart<A>> parts = new ArrayList<>();
    for (int begin = 0; begin < inner; begin = begin < cut ? cut : inner) {
      AdjointTable<A> table =
          new AdjointTable<>(carrier, last, inner, begin, begin < cut ? cut : inner);
      AdjointTerms<A> part = terms.apply(begin < cut ? step.body() : step.tail());
      parts.add(new AdjointPart<>(carrier, arithmetic, part, table, neighbours));
    }
    AddToZero<A> addToZero =
        step.compute() == step.type()
            ? null
            : new AddToZero<>(step, terms.apply(step.body()), last.rows() * inner);
    return new AdjointProducer<>(step, carrier, parts, addToZero);
  }

  @Override
  public Producer forRun() {
    return new AdjointProducer<>(
        step, carrier, Stream.of(parts).map(AdjointPart::forRun).toList(), addToZero);
  }

  @Override
  public void begin(Elements source) {
    for (AdjointPart<A> part : parts) {
      part.forget();
    }
  }

  @Override
  public long blocks() {
    return step.outer();
  }

  @Override
  public void reads(Reach reach) {
    rows.apply(reach);
    reach.multiply(inputLength);
  }

  @Override
  @SuppressWarnings("unchecked") // An array of the natural type is an A.
  public void run(Elements source, Elements target, long first, long end) {
    for (long row = first; row < end; row++) {
      for (AdjointPart<A> part : parts) {
        part.clear();
      }
      addRow(source, row);
      if (isNatural) {
        target.open(row * outputLength, outputLength);
        for (AdjointPart<A> part : parts) {
          part.write((A) target.array(), target.start());
        }
        target.store(row * outputLength, outputLength);
      } else {
        for (AdjointPart<A> part : parts) {
          part.write(written, 0);
        }
        if (addToZero != null) {
          addToZero.run(row, written);
        }
        target.write(row * outputLength, outputLength, carrier, written);
      }
    }
  }

  /** Adds the source rows that the groups of taps of the outer axes read, in order of memory. */
  private void addRow(Elements source, long row) {
    TapTable first = outerAxes.get(0).taps();
    TapTable second = outerAxes.get(1).taps();
    long plane = row / second.rows();
    int y = (int) (row % second.rows());
    int z = (int) (plane % first.rows());
    long block = plane / first.rows();
    for (int g = first.start(z), next; g < first.start(z + 1); g = next) {
      next = end(first, z, g);
      long sourcePlane = block * outerAxes.get(0).inputLength() + first.index(g);
      for (int h = second.start(y), after; h < second.start(y + 1); h = after) {
        after = end(second, y, h);
        long sourceRow = sourcePlane * outerAxes.get(1).inputLength() + second.index(h);
        for (AdjointPart<A> part : parts) {
          combine(first, g, next, second, h, after, part.isLastFirst());
          gather(source, part, sourceRow);
          part.add(sourceRow, outer, (next - g) * (after - h));
        }
      }
    }
  }

  /** Lists the weights of every combination of taps, with one of the axes in the outer loop. */
  private void combine(
      TapTable first, int g, int gEnd, TapTable second, int h, int hEnd, boolean lastFirst) {
    int all = (gEnd - g) * (hEnd - h);
    if (outer.length < 2 * all) {
      outer = new double[2 * all];
    }
    for (int i = 0; i < all; i++) {
      int a = lastFirst ? i % (gEnd - g) : i / (hEnd - h);
      int b = lastFirst ? i / (gEnd - g) : i % (hEnd - h);
      outer[2 * i] = first.weight(g + a);
      outer[2 * i + 1] = second.weight(h + b);
    }
  }

  /** Returns the end of the group of taps with one index. */
  private static int end(TapTable taps, int row, int group) {
    int end = group + 1;
    while (end < taps.start(row + 1) && taps.index(end) == taps.index(group)) {
      end++;
    }
    return end;
  }

  @SuppressWarnings("unchecked") // An array of the natural type is an A.
  private void gather(Elements source, AdjointPart<A> part, long row) {
    if (part.has(row)) {
      return;
    }
    if (isNatural) {
      source.load(row * inputLength, inputLength);
      part.gather(row, (A) source.array(), source.start());
    } else {
      source.read(row * inputLength, inputLength, carrier, read, 0);
      part.gather(row, read, 0);
    }
  }
}
