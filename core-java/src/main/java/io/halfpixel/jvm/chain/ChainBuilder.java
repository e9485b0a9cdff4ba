package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.along.AlongRow;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.PassSteps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.Step;
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

  /** The topmost level so far, the length of its rows, and what else becomes of them. */
  private RowProducer<A> top;

  private int length;
  private Changes<A> changes;

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
          Changes.isChange(step) ? Changes.takes(carrier, step) : loops.carrier(step) == carrier;
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
    for (Step step : steps) {
      if (PassSteps.isPass(step)) {
        changes.round();
        change(changes.take());
        addPass(step, pass);
        changes = new Changes<>(carrier, length);
        changes.written(step.output());
        pass++;
      } else {
        changes.add(step);
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

  private void addPass(Step step, int pass) {
    @SuppressWarnings("unchecked") // Each pass of a chain has its carrier.
    Sums<A> sums = (Sums<A>) loops.sums(step);
    TapOrder order = PassSteps.order(step);
    length = geometry.output(pass);
    if (geometry.along(pass)) {
      AxisTaps<A> taps = AxisTaps.of(sums.padded(PassSteps.taps(step)), order, carrier);
      int inner = (int) PassSteps.pass(step).inner();
      AlongRow<A> row = new AlongRow<>(taps, inner, sums);
      int from = geometry.input(pass);
      long rows = PassSteps.pass(step).outer();
      RowProducer<A> inColumns =
          row.isForFourRows() && top instanceof SourceRows
              ? SumsInColumns.of(sums, taps, inner, rows, from)
              : null;
      if (inColumns != null) {
        top = inColumns;
      } else if (row.isForFourRows()) {
        top = new AlongFourRows<>(top, row, rows, from, length);
      } else {
        top = new AlongAxis<>(top, row, from);
      }
    } else {
      AxisTaps<A> taps = AxisTaps.of(PassSteps.taps(step), order, carrier);
      top = new AcrossAxis<>(top, PassSteps.pass(step), taps, sums, length);
    }
  }
}
