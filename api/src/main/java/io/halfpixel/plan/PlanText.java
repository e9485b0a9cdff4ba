package io.halfpixel.plan;

import java.util.Locale;

/** Writes plans for people. */
final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  static String of(Plan plan) {
    PlanText writer = new PlanText();
    writer.line("%s -> %s", plan.source(), plan.target());
    if (plan.steps().isEmpty()) {
      writer.line(plan.source().elements() == plan.target().elements() ? "copy" : "nothing");
    }
    plan.steps().forEach(writer::step);
    return writer.text.toString();
  }

  private void step(Step step) {
    if (step instanceof Gather gather) {
      line("gather [%d]%s[%d] %s", gather.outer(), gather.axes(), gather.inner(), gather.type());
      gather.axes().forEach(this::indices);
    } else if (step instanceof Resample1d resample) {
      line(
          "resample %s %s in %s, %s -> %s",
          axis(resample.pass()),
          resample.accumulation(),
          resample.compute(),
          resample.input(),
          resample.output());
      taps(resample.taps());
    } else if (step instanceof FixedPoint1d fixed) {
      line("fixed point %s (%d + sum) >> %d", axis(fixed.pass()), fixed.rounding(), fixed.shift());
      taps(fixed.taps());
    } else if (step instanceof CornerBlend blend) {
      line(
          "blend corners [%d x %d channels] channels [0, %d) %s, others %s in %s",
          blend.batch(),
          blend.channels(),
          blend.bodyChannels(),
          blend.body(),
          blend.tail(),
          blend.compute());
      blend.axes().forEach(axis -> taps(axis.taps()));
    } else if (step instanceof Convert convert) {
      line("convert %s -> %s, %s", convert.input(), convert.output(), convert.rounding());
    } else if (step instanceof AdjointSum sum) {
      line(
          "adjoint sum [%d]x[%d] inner [0, %d) %s, others %s in %s",
          sum.outer(), sum.inner(), sum.bodyInner(), sum.body(), sum.tail(), sum.compute());
      sum.axes().forEach(axis -> taps(axis.taps()));
    } else if (step instanceof BinMean mean) {
      line(
          "mean over bins [%d]%s[%d], [0, %d) divided once, in %s",
          mean.outer(), mean.axes(), mean.inner(), mean.joint(), mean.compute());
      mean.axes().forEach(this::bins);
    } else if (step instanceof CascadeMean mean) {
      line(
          "cascade mean [%d][%d][%d], [0, %d) plain, others in %d lanes, %d shares of %d, in %s",
          mean.outer(),
          mean.length(),
          mean.inner(),
          mean.cascaded(),
          mean.lanes(),
          mean.shares(),
          mean.shareLength(),
          mean.compute());
    } else if (step instanceof Permute permute) {
      line("permute %s by %s %s", permute.lengths(), permute.axes(), permute.type());
    } else if (step instanceof Pad pad) {
      line("pad %s %d before with %s %s", axis(pad.pass()), pad.before(), pad.value(), pad.type());
    } else if (step instanceof Clamp clamp) {
      line("clamp %s to [%s, %s]", clamp.type(), clamp.low(), clamp.high());
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
