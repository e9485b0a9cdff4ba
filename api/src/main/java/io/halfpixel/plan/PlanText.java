package io.halfpixel.plan;

import io.halfpixel.TensorSpec;
import java.util.List;
import java.util.Locale;

/** Writes plans for people. */
final class PlanText implements StepVisitor<PlanText> {
  private final StringBuilder text = new StringBuilder();
  private final int steps;

  /** The number of the step that is written, from 1. */
  private int number;

  private boolean onePass = true;

  private PlanText(int steps) {
    this.steps = steps;
  }

  static String of(TensorSpec source, TensorSpec target, List<Step> steps) {
    PlanText writer = new PlanText(steps.size());
    writer.line("%s -> %s", source, target);
    if (steps.isEmpty()) {
      writer.line(source.elements() == target.elements() ? "copy" : "nothing");
    }
    for (Step step : steps) {
      writer.number++;
      step.accept(writer);
    }
    writer.end();
    return writer.text.toString();
  }

  @Override
  public PlanText gather(Gather step) {
    line("gather [%d]%s[%d] %s", step.outer(), step.axes(), step.inner(), step.type());
    step.axes().forEach(this::indices);
    return this;
  }

  @Override
  public PlanText resample(Resample1d step) {
    line(
        "resample %s %s in %s, %s -> %s",
        axis(step.pass()),
        parts(step.bodyInner(), step.body(), step.tail()),
        step.compute(),
        step.input(),
        step.output());
    taps(step.taps());
    return this;
  }

  @Override
  public PlanText fixedPoint(FixedPoint1d step) {
    line(
        "fixed point %s (%d + sum) >> %d, %s -> %s",
        axis(step.pass()), step.rounding(), step.shift(), step.input(), step.output());
    FixedPoint1d.Terms terms = step.terms();
    if (!terms.isExact()) {
      line("  terms ((x >> %d)·w) / 2^%d, %s", terms.inputShift(), terms.shift(), terms.ties());
    }
    if (step.bodyInner() > 0) {
      line("  inner [0, %d) in float32, REVERSED", step.bodyInner());
    }
    taps(step.taps());
    return this;
  }

  @Override
  public PlanText cornerBlend(CornerBlend step) {
    line(
        "blend corners [%d x %d channels] channels [0, %d) %s, others %s in %s",
        step.batch(),
        step.channels(),
        step.bodyChannels(),
        step.body(),
        step.tail(),
        step.compute());
    step.axes().forEach(axis -> taps(axis.taps()));
    return readsWhole();
  }

  @Override
  public PlanText convert(Convert step) {
    line("convert %s -> %s, %s", step.input(), step.output(), step.rounding());
    return this;
  }

  @Override
  public PlanText adjointSum(AdjointSum step) {
    line(
        "adjoint sum [%d]x[%d] inner [0, %d) %s, others %s in %s",
        step.outer(), step.inner(), step.bodyInner(), step.body(), step.tail(), step.compute());
    if (step.compute() != step.type()) {
      line(
          "  elements [0, %d) of a block are rounded after they are added to +0, others before",
          step.addedFirst());
    }
    step.axes().forEach(axis -> taps(axis.taps()));
    return readsWhole();
  }

  @Override
  public PlanText binMean(BinMean step) {
    line(
        "mean over bins [%d]%s[%d] %s in %s",
        step.outer(),
        step.axes(),
        step.inner(),
        parts(step.bodyInner(), text(step.body()), text(step.tail())),
        step.compute());
    if (!step.bodyHasAllBins()) {
      line(
          "  the first %s bins %s, others %s",
          step.bodyBins(), text(step.body()), text(step.tail()));
    }
    step.axes().forEach(this::bins);
    return this;
  }

  @Override
  public PlanText cascadeMean(CascadeMean step) {
    line(
        "cascade mean [%d][%d][%d], [0, %d) plain, others in %d lanes, %d shares of %d, in %s",
        step.outer(),
        step.length(),
        step.inner(),
        step.cascaded(),
        step.lanes(),
        step.shares(),
        step.shareLength(),
        step.compute());
    return readsWhole();
  }

  @Override
  public PlanText permute(Permute step) {
    line("permute %s by %s %s", step.lengths(), step.axes(), step.type());
    return number < steps ? readsWhole() : this;
  }

  @Override
  public PlanText pad(Pad step) {
    line(
        "pad %s %d before with %s %s", axis(step.pass()), step.before(), step.value(), step.type());
    return this;
  }

  @Override
  public PlanText clamp(Clamp step) {
    line("clamp %s to [%s, %s]", step.type(), step.low(), step.high());
    return this;
  }

  @Override
  public PlanText alpha(Alpha step) {
    line("alpha [%d][%d] %s %s", step.pixels(), step.channels(), step.direction(), step.type());
    return this;
  }

  @Override
  public PlanText channelArithmetic(ChannelArithmetic step) {
    line(
        "channel arithmetic [%d][%d][%d], %s -> %s",
        step.outer(), step.channels(), step.inner(), step.input(), step.output());
    for (ChannelArithmetic.Operation operation : step.operations()) {
      line("  %s %s in %s", operation.operator(), operation.operands(), operation.type());
    }
    return this;
  }

  /** Names what holds for the first inner positions and for the others. */
  private static String parts(long bodyInner, Object body, Object tail) {
    return bodyInner == 0 || body.equals(tail)
        ? tail.toString()
        : "inner [0, %d) %s, others %s".formatted(bodyInner, body, tail);
  }

  private static String text(BinMean.Mean mean) {
    return mean.order() + " " + mean.finish();
  }

  /** Notes that a step is given a whole tensor, unless that is the plan's source. */
  private PlanText readsWhole() {
    if (number > 1) {
      onePass = false;
      line("  reads a whole tensor, which the steps before it write first");
    }
    return this;
  }

  private void end() {
    if (steps > 1 && onePass) {
      line("one pass: rows go from step to step");
    }
  }

  private static String axis(Pass pass) {
    return "[%d][%d -> %d][%d]"
        .formatted(pass.outer(), pass.inputLength(), pass.outputLength(), pass.inner());
  }

  private void indices(IndexTable table) {
    for (int row = 0; row < table.rows(); row++) {
      line("  %5d <- %d", row, table.index(row));
    }
  }

  private void bins(BinTable table) {
    for (int row = 0; row < table.rows(); row++) {
      line("  %5d <- [%d, %d)", row, table.start(row), table.end(row));
    }
  }

  private void taps(TapTable taps) {
    for (int row = 0; row < taps.rows(); row++) {
      text.append("  %5d <-".formatted(row));
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        text.append(String.format(Locale.ROOT, " %d·%s", taps.index(tap), taps.weight(tap)));
      }
      text.append('\n');
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
