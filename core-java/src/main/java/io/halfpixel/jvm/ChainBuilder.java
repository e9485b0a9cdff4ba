package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a row chain from passes, and conversions before, between and behind them. */
final class ChainBuilder<A> {
  private final List<Step> steps;
  private final Carrier<A> carrier;
  private final RowGeometry geometry;

  /** The topmost level so far, the length of its rows, and a rounding that its rows still need. */
  private RowProducer<A> top;

  private int length;
  private @Nullable DataType pending;

  private ChainBuilder(List<Step> steps, Carrier<A> carrier, RowGeometry geometry) {
    this.steps = steps;
    this.carrier = carrier;
    this.geometry = geometry;
    this.length = geometry.input(0);
    this.top = new SourceRows<>(carrier, steps.get(0).input(), length);
  }

  /** Returns whether such steps, at least one of them a pass, can run row by row together. */
  static boolean fits(List<Step> steps, Loops loops) {
    Carrier<?> carrier = carrier(steps, loops);
    for (Step step : steps) {
      boolean held =
          step instanceof Convert
              ? carrier.holds(step.input()) && carrier.holds(step.output())
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

  /** Returns the stage of steps that {@linkplain #fits fit}. */
  static RowChain<?> chain(List<Step> steps, Loops loops) {
    RowGeometry geometry = geometry(steps);
    if (geometry == null) {
      throw new IllegalArgumentException("the rows of these passes do not fit together");
    }
    return new ChainBuilder<>(steps, carrier(steps, loops), geometry).build();
  }

  private RowChain<A> build() {
    int pass = 0;
    for (Step step : steps) {
      if (PassSteps.isPass(step)) {
        round();
        addPass(step, pass);
        pass++;
      }
      if (step.output() != carrier.natural()) {
        round();
        pending = step.output();
      }
    }
    Step last = steps.get(steps.size() - 1);
    // Writing the target is the last rounding itself.
    if (pending != last.output()) {
      round();
    }
    return new RowChain<>(top, carrier, length, last.output(), last.outputElements());
  }

  private void addPass(Step step, int pass) {
    Sums<A> sums = carrier.sums(step);
    TapOrder order = PassSteps.order(step);
    length = geometry.output(pass);
    if (geometry.along(pass)) {
      AxisTaps<A> taps = AxisTaps.of(sums.evened(PassSteps.taps(step)), order, carrier);
      int inner = (int) PassSteps.pass(step).inner();
      AlongRow<A> row = new AlongRow<>(taps, inner, sums);
      int from = geometry.input(pass);
      long rows = PassSteps.pass(step).outer();
      RowProducer<A> inColumns =
          row.isForFours() && top instanceof SourceRows
              ? sums.longSums(taps, inner, rows, from)
              : null;
      if (inColumns != null) {
        top = inColumns;
      } else if (row.isForFours()) {
        top = new AlongAxisInFours<>(top, row, rows, carrier, from, length);
      } else {
        top = new AlongAxis<>(top, row, carrier.row(from));
      }
    } else {
      AxisTaps<A> taps = AxisTaps.of(PassSteps.taps(step), order, carrier);
      top = new AcrossAxis<>(top, PassSteps.pass(step), taps, sums, length);
    }
  }

  private void round() {
    if (pending != null) {
      top = new RoundedRows<>(top, carrier, pending, length);
      pending = null;
    }
  }
}
