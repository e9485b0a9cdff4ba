package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.adjoint.AdjointProducer;
import io.halfpixel.jvm.chain.ChainBuilder;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.PassSteps;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the steps of a plan into producers: as many passes, and steps that compute each element by
 * itself, together as fit into one row chain.
 */
public final class ProducerBuilder {
  private final Loops loops;

  /** Creates a builder of producers that run these loops. */
  public ProducerBuilder(Loops loops) {
    this.loops = loops;
  }

  public List<Producer> producers(Plan plan) {
    if (plan.target().elements() == 0) {
      return List.of();
    }
    List<Step> steps = plan.steps();
    List<Producer> producers = new ArrayList<>();
    if (steps.isEmpty()) {
      producers.add(new CopyProducer(plan.source().dataType(), plan.source().elements()));
    }
    int from = 0;
    while (from < steps.size()) {
      int end = writesNothing(steps.get(from)) ? from + 1 : end(steps, from);
      boolean isLast = end == steps.size();
      Producer planes = planes(steps.subList(from, end), steps.subList(end, steps.size()));
      if (planes == null) {
        producers.add(producer(steps.subList(from, end), from == 0 && isLast, isLast));
      } else {
        producers.add(planes);
        end++;
      }
      from = end;
    }
    return producers;
  }

  /** Returns the end of the longest run of steps from here on that one producer can execute. */
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
    return step instanceof Elementwise || PassSteps.isPass(step);
  }

  private boolean together(List<Step> steps) {
    return steps.stream().noneMatch(PassSteps::isPass)
        ? ElementProducer.fits(steps, loops)
        : ChainBuilder.fits(steps, loops);
  }

  private Producer producer(List<Step> steps, boolean isAlone, boolean isLast) {
    Step first = steps.get(0);
    return writesNothing(first)
        ? new CopyProducer(first.output(), 0)
        : first.accept(new ProducerOf(steps, isAlone, isLast));
  }

  private Producer chain(List<Step> steps) {
    if (steps.stream().anyMatch(PassSteps::isPass)) {
      return ChainBuilder.chain(steps, loops);
    }
    ByteTable table = ByteTable.of(steps, loops);
    return table == null
        ? ElementProducer.of(steps, loops)
        : new TableProducer(
            steps.get(steps.size() - 1).output(), steps.get(0).inputElements(), table);
  }

  /**
   * Returns the producer of steps by a table and of a permutation that makes planes of pixels, if
   * that is all that is left; or null.
   */
  private @Nullable Producer planes(List<Step> steps, List<Step> rest) {
    if (rest.size() != 1 || !(rest.get(0) instanceof Permute permute)) {
      return null;
    }
    AxisLayout layout = AxisLayout.of(permute);
    boolean isPlanes = layout.lengths().length >= 2 && layout.isPlanes();
    ByteTable table = isPlanes ? ByteTable.of(steps, loops) : null;
    return table != null && table.isForPixels(layout.length(1))
        ? new PlanesProducer(permute, layout, table)
        : null;
  }

  /** The producer of a run of steps, by the kind of the first. */
  private final class ProducerOf implements Step.Visitor<Producer> {
    private final List<Step> steps;
    private final boolean isAlone;
    private final boolean isLast;

    ProducerOf(List<Step> steps, boolean isAlone, boolean isLast) {
      this.steps = steps;
      this.isLast = isLast;
      this.isAlone = isAlone;
    }

    @Override
    public Producer elementwise(Elementwise first) {
      return chain(steps);
    }

    @Override
    public Producer resample(Resample1d first) {
      return chain(steps);
    }

    @Override
    public Producer fixedPoint(FixedPoint1d first) {
      return chain(steps);
    }

    @Override
    public Producer gather(Gather step) {
      return GatherProducer.of(step, loops);
    }

    @Override
    public Producer cornerBlend(CornerBlend step) {
      return BlendProducer.of(step, isAlone, loops);
    }

    @Override
    public Producer adjointSum(AdjointSum step) {
      return AdjointProducer.of(step);
    }

    @Override
    public Producer binMean(BinMean step) {
      return BinMeanProducer.of(step);
    }

    @Override
    public Producer cascadeMean(CascadeMean step) {
      return CascadeMeanProducer.of(step);
    }

    @Override
    public Producer permute(Permute step) {
      return PermuteProducer.of(step, isLast && !isAlone);
    }

    @Override
    public Producer pad(Pad step) {
      return new PadProducer(step);
    }

    @Override
    public Producer alpha(Alpha step) {
      return new AlphaProducer(step);
    }
  }
}
