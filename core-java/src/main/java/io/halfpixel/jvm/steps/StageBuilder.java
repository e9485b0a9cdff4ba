package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.adjoint.AdjointStage;
import io.halfpixel.jvm.chain.ChainBuilder;
import io.halfpixel.jvm.chain.Changes;
import io.halfpixel.jvm.run.Stage;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.PassSteps;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.StepVisitor;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the steps of a plan into stages: as many passes, and steps that compute each element by
 * itself, together as fit into one row chain.
 */
public final class StageBuilder {
  private final Loops loops;

  /** Creates a builder of stages that run these loops. */
  public StageBuilder(Loops loops) {
    this.loops = loops;
  }

  public List<Stage> stages(Plan plan) {
    if (plan.target().elements() == 0) {
      return List.of();
    }
    List<Step> steps = plan.steps();
    List<Stage> stages = new ArrayList<>();
    if (steps.isEmpty()) {
      stages.add(new CopyStage(plan.source().dataType(), plan.source().elements()));
    }
    int from = 0;
    while (from < steps.size()) {
      int end = writesNothing(steps.get(from)) ? from + 1 : end(steps, from);
      boolean isLast = end == steps.size();
      stages.add(stage(steps.subList(from, end), from == 0 && isLast, isLast));
      from = end;
    }
    return stages;
  }

  /** Returns the end of the longest run of steps from here on that one stage can execute. */
  private int end(List<Step> steps, int from) {
    int end = from + 1;
    while (end < steps.size() && chainable(steps.get(end - 1)) && chainable(steps.get(end))) {
      end++;
    }
    while (end > from + 1 && !together(steps.subList(from, end))) {
      end--;
    }
    return end;
  }

  /** Whether a step does nothing, whatever its lengths are. */
  private static boolean writesNothing(Step step) {
    return step.outputElements() == 0;
  }

  private static boolean chainable(Step step) {
    return Changes.isChange(step) || PassSteps.isPass(step);
  }

  private boolean together(List<Step> steps) {
    return steps.stream().noneMatch(PassSteps::isPass)
        ? ElementStage.fits(steps, loops)
        : ChainBuilder.fits(steps, loops);
  }

  private Stage stage(List<Step> steps, boolean isAlone, boolean isLast) {
    Step first = steps.get(0);
    return writesNothing(first)
        ? new CopyStage(first.output(), 0)
        : first.accept(new StageOf(steps, isAlone, isLast));
  }

  private Stage chain(List<Step> steps) {
    return steps.stream().anyMatch(PassSteps::isPass)
        ? ChainBuilder.chain(steps, loops)
        : ElementStage.of(steps, loops);
  }

  /** The stage of a run of steps, by the kind of the first. */
  private final class StageOf implements StepVisitor<Stage> {
    private final List<Step> steps;
    private final boolean isAlone;
    private final boolean isLast;

    StageOf(List<Step> steps, boolean isAlone, boolean isLast) {
      this.steps = steps;
      this.isLast = isLast;
      this.isAlone = isAlone;
    }

    @Override
    public Stage resample(Resample1d first) {
      return chain(steps);
    }

    @Override
    public Stage fixedPoint(FixedPoint1d first) {
      return chain(steps);
    }

    @Override
    public Stage convert(Convert first) {
      return chain(steps);
    }

    @Override
    public Stage gather(Gather step) {
      return GatherStage.of(step, loops);
    }

    @Override
    public Stage cornerBlend(CornerBlend step) {
      return BlendStage.of(step, isAlone, loops);
    }

    @Override
    public Stage adjointSum(AdjointSum step) {
      return AdjointStage.of(step);
    }

    @Override
    public Stage binMean(BinMean step) {
      return BinMeanStage.of(step);
    }

    @Override
    public Stage cascadeMean(CascadeMean step) {
      return CascadeMeanStage.of(step);
    }

    @Override
    public Stage permute(Permute step) {
      return PermuteStage.of(step, isLast && !isAlone);
    }

    @Override
    public Stage pad(Pad step) {
      return new PadStage(step);
    }

    @Override
    public Stage clamp(Clamp first) {
      return chain(steps);
    }

    @Override
    public Stage channelArithmetic(ChannelArithmetic first) {
      return chain(steps);
    }
  }
}
