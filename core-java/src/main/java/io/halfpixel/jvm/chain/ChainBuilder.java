package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.along.AlongRow;
import io.halfpixel.jvm.chain.PartedAcross.Part;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.PackedBytes;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.FixedBounds;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.PassSteps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a row chain from passes, and steps before, between and behind them that compute each
 * element by itself.
 */
public final class ChainBuilder<A> {
  private final List<Step> steps;
  private final Carrier<A> carrier;
  private final Loops loops;
  private final RowGeometry geometry;

  /** The topmost level so far, the length of its rows, and the changes that these still need. */
  private RowProducer<A> top;

  private int length;
  private Changes<A> changes;

  /** The step before, and the range of the integers that the last pass over integers wrote. */
  private @Nullable Step below;

  private FixedBounds bounds = FixedBounds.of(DataType.I64);

  private ChainBuilder(List<Step> steps, Carrier<A> carrier, RowGeometry geometry, Loops loops) {
    this.steps = steps;
    this.carrier = carrier;
    this.geometry = geometry;
    this.loops = loops;
    this.length = geometry.input(0);
    this.top = new SourceRows<>(carrier, length);
    this.changes = new Changes<>(carrier, length);
  }

  /** Returns whether such steps, at least one of them a pass, can run row by row together. */
  public static boolean fits(List<Step> steps, Loops loops) {
    Carrier<?> carrier = carrier(steps, loops);
    for (Step step : steps) {
      boolean held =
          step instanceof Elementwise change
              ? Changes.takes(carrier, change)
              : loops.carrier(step) == carrier;
      if (!held) {
        return false;
      }
    }
    return geometry(steps) != null;
  }

  private static Carrier<?> carrier(List<Step> steps, Loops loops) {
    Step pass = steps.stream().filter(PassSteps::isPass).findFirst().orElseThrow();
    return loops.carrier(pass);
  }

  private static @Nullable RowGeometry geometry(List<Step> steps) {
    return RowGeometry.of(steps.stream().filter(PassSteps::isPass).map(PassSteps::pass).toList());
  }

  /** Returns the producer of steps that {@linkplain #fits fit}. */
  public static RowChain<?> chain(List<Step> steps, Loops loops) {
    RowGeometry geometry = geometry(steps);
    if (geometry == null) {
      throw new IllegalArgumentException("the rows of these passes do not fit together");
    }
    return new ChainBuilder<>(steps, carrier(steps, loops), geometry, loops).build();
  }

  private RowChain<A> build() {
    int pass = 0;
    for (Step given : steps) {
      Step step = PassSteps.withoutZeros(given);
      if (step instanceof Elementwise change) {
        changes.add(change);
        below = step;
      } else {
        changes.round();
        change(changes.take());
        addPass(step, pass);
        below = step;
        changes = new Changes<>(carrier, length);
        noteWritten(step);
        pass++;
      }
    }
    Step last = steps.get(steps.size() - 1);
    change(changes.take(last.output()));
    return new RowChain<>(top, carrier, length, last.output(), last.outputElements(), blocks());
  }

  /** Returns the greatest common divisor of the outer lengths of all passes. */
  private long blocks() {
    return steps.stream()
        .filter(PassSteps::isPass)
        .mapToLong(step -> PassSteps.pass(step).outer())
        .reduce(0, RowGeometry::greatestCommonDivisor);
  }

  private void change(List<RowChange<A>> more) {
    if (!more.isEmpty()) {
      top = new ChangedRows<>(top, more, length);
    }
  }

  /** Integer sums are values of their type; others still need a rounding. */
  private void noteWritten(Step step) {
    if (step instanceof FixedPoint1d fixed) {
      bounds = bounds.after(fixed);
    } else {
      changes.written(step.output());
    }
  }

  private void addPass(Step step, int pass) {
    if (step instanceof FixedPoint1d && !(below instanceof FixedPoint1d)) {
      bounds = FixedBounds.of(step.input());
    }
    length = geometry.output(pass);
    boolean along = geometry.along(pass);
    if (PassSteps.bodyInner(step) > 0) {
      addParts(step, pass);
    } else if (along) {
      addAlong(step, pass);
    } else {
      top = across(step, tail(step));
    }
  }

  @SuppressWarnings("unchecked") // What can be packed has rows of int.
  private RowProducer<A> across(Step step, Sums<A> sums) {
    Pass pass = PassSteps.pass(step);
    AxisTaps<A> taps = AxisTaps.of(PassSteps.taps(step), PassSteps.order(step), carrier);
    if (top instanceof Unpacked unpacked && pass.inner() == length) {
      int words = PackedBytes.words(length);
      Sums<int[]> packed = (Sums<int[]>) sums.packed(words);
      if (packed != null) {
        AxisTaps<int[]> weights = (AxisTaps<int[]>) taps;
        return (RowProducer<A>)
            new Unpacked(
                AcrossAxis.ofWholeRows(unpacked.below(), pass, weights, packed, words), length);
      }
    }
    return new AcrossAxis<>(top, pass, taps, sums, length);
  }

  @SuppressWarnings("unchecked") // Each pass of a chain has its carrier.
  private Sums<A> tail(Step step) {
    return (Sums<A>) loops.tail(step, bounds);
  }

  @SuppressWarnings("unchecked")
  private Sums<A> body(Step step) {
    return (Sums<A>) loops.body(step);
  }

  @SuppressWarnings("unchecked") // Sums of integers in 32 bits have rows of int.
  private void addAlong(Step step, int pass) {
    Sums<A> sums = tail(step);
    if (top instanceof SourceRows
        && sums.areUnclamped()
        && step instanceof FixedPoint1d fixed
        && PairsOfBytes.takes(fixed)) {
      top = (RowProducer<A>) new PairsOfBytes(fixed);
      return;
    }
    AlongRow<A> row = row(step, sums, PassSteps.order(step));
    int inner = (int) PassSteps.pass(step).inner();
    int from = geometry.input(pass);
    long rows = PassSteps.pass(step).outer();
    SumsInColumns<A> inColumns =
        top instanceof SourceRows && (row.isForFourRows() || suitsColumns(step, sums))
            ? SumsInColumns.of(sums, taps(step, sums, PassSteps.order(step)), inner, rows, from)
            : null;
    if (inColumns != null) {
      top = (RowProducer<A>) new Unpacked((RowProducer<int[]>) inColumns, length);
    } else if (row.isForFourRows()) {
      top = new AlongFourRows<>(top, row, rows, from, length);
    } else {
      top = new AlongAxis<>(top, row, from);
    }
  }

  /** Returns whether sums of a few taps are faster in columns: most inputs must be needed. */
  private static boolean suitsColumns(Step step, Sums<?> sums) {
    TapTable taps = PassSteps.taps(step);
    int inputs = PassSteps.pass(step).inputLength();
    boolean enlarges = taps.rows() > inputs;
    return enlarges
        ? taps.maxCount() <= 2 && sums.enlargesInColumns()
        : (long) taps.rows() * taps.maxCount() >= inputs;
  }

  private AxisTaps<A> taps(Step step, Sums<A> sums, TapOrder order) {
    return AxisTaps.of(sums.padded(PassSteps.taps(step)), order, carrier);
  }

  private AlongRow<A> row(Step step, Sums<A> sums, TapOrder order) {
    return new AlongRow<>(taps(step, sums, order), (int) PassSteps.pass(step).inner(), sums);
  }

  /** Adds a pass whose first inner positions are summed in a way of their own. */
  private void addParts(Step step, int pass) {
    Pass axis = PassSteps.pass(step);
    long bodyInner = PassSteps.bodyInner(step);
    Sums<A> body = body(step);
    Sums<A> tail = tail(step);
    if (geometry.along(pass)) {
      top =
          new PartedAlong<>(
              top,
              row(step, body, PassSteps.bodyOrder(step)),
              row(step, tail, PassSteps.order(step)),
              (int) bodyInner,
              (int) axis.inner(),
              geometry.input(pass),
              length);
    } else {
      TapTable taps = PassSteps.taps(step);
      top =
          new PartedAcross<>(
              top,
              axis,
              new Part<>(body, AxisTaps.of(taps, PassSteps.bodyOrder(step), carrier)),
              new Part<>(tail, AxisTaps.of(taps, PassSteps.order(step), carrier)),
              bodyInner,
              length);
    }
  }
}
