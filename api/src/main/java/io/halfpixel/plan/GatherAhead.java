package io.halfpixel.plan;

import io.halfpixel.plan.AxisGather.Axis;
import io.halfpixel.plan.AxisGather.Moved;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a gather and a step behind it become so that nothing is copied: the step alone, whose taps
 * then read what the gather read, or the step and then the gather, on its way to another step. Null
 * if they stay as they are.
 */
record GatherAhead(AxisGather gather) {
  /** A kind of step that is not named here stays where it is: slower, never wrong. */
  @Nullable List<Step> rewrite(Step step) {
    if (step instanceof Resample1d sum) {
      return resample(sum);
    }
    if (step instanceof FixedPoint1d sum) {
      return fixedPoint(sum);
    }
    if (step instanceof Convert convert) {
      return convert(convert);
    }
    return null;
  }

  private @Nullable List<Step> resample(Resample1d step) {
    return sum(step.pass(), step.taps(), step, step.bodyInner() > 0, step::along);
  }

  private @Nullable List<Step> fixedPoint(FixedPoint1d step) {
    return sum(step.pass(), step.taps(), step, step.bodyInner() > 0, step::along);
  }

  private @Nullable List<Step> sum(
      Pass pass,
      TapTable taps,
      Step step,
      boolean hasBody,
      BiFunction<Pass, TapTable, Step> along) {
    Axis axis = new Axis(pass.outer(), pass.inputLength(), pass.inner());
    if (gather.writes(axis)) {
      Pass longer =
          new Pass(pass.outer(), gather.table().inputLength(), pass.outputLength(), pass.inner());
      return List.of(along.apply(longer, gather.readThrough(taps)));
    }
    Moved moved = gather.behind(axis, pass.outputLength());
    // The first inner positions are summed in their own way, and have to remain the same ones.
    if (moved == null || hasBody && moved.movesInner()) {
      return null;
    }
    Pass larger = new Pass(moved.outer(), pass.inputLength(), pass.outputLength(), moved.inner());
    return List.of(along.apply(larger, taps), moved.gather().of(step.output()));
  }

  private @Nullable List<Step> convert(Convert step) {
    return List.of(
        new Convert(gather.inputElements(), step.input(), step.output(), step.rounding()),
        gather.of(step.output()));
  }
}
