package io.halfpixel.jvm;

import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the steps of a plan into stages: as many passes and conversions together as fit into one row
 * chain.
 */
final class StageBuilder {
  private final Loops loops;

  /** Creates a builder of stages that run these loops. */
  StageBuilder(Loops loops) {
    this.loops = loops;
  }

  List<Stage> stages(Plan plan) {
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
      int end = end(steps, from);
      stages.add(stage(steps.subList(from, end)));
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

  private static boolean chainable(Step step) {
    return step instanceof Convert || PassSteps.isPass(step);
  }

  private boolean together(List<Step> steps) {
    return steps.stream().noneMatch(PassSteps::isPass) || ChainBuilder.fits(steps, loops);
  }

  private Stage stage(List<Step> steps) {
    Step first = steps.get(0);
    if (first instanceof Gather gather) {
      return new GatherStage(gather, loops);
    }
    if (first instanceof CornerBlend blend) {
      return BlendStage.of(blend, loops);
    }
    if (first instanceof AdjointSum sum) {
      return AdjointStage.of(sum);
    }
    if (first instanceof BinMean mean) {
      return BinMeanStage.of(mean);
    }
    if (first instanceof CascadeMean mean) {
      return CascadeMeanStage.of(mean);
    }
    if (first instanceof Permute permute) {
      return PermuteStage.of(permute);
    }
    if (first instanceof Pad pad) {
      return new PadStage(pad);
    }
    if (first instanceof Clamp clamp) {
      return new ClampStage(clamp);
    }
    return steps.stream().anyMatch(PassSteps::isPass)
        ? ChainBuilder.chain(steps, loops)
        : ConvertStage.of(steps, loops);
  }
}
