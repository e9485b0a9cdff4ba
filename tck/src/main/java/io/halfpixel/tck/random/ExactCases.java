package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.reference.PlanCase;
import java.util.List;

/**
 * Cases of every kind of step whose arithmetic is exact in any order and never rounds, but for a
 * result in a half-width type: what goes wrong in them is the handling of memory, bands or threads.
 */
public final class ExactCases {
  private final Randoms random;
  private final RandomSteps steps;
  private final RandomMeans means;

  private ExactCases(Randoms random) {
    this.random = random;
    this.steps = new RandomSteps(random);
    this.means = new RandomMeans(random);
  }

  /** Returns a case of one of twelve kinds. */
  public static PlanCase any(Randoms random) {
    return new ExactCases(random).pick();
  }

  private PlanCase pick() {
    return switch (random.between(0, 11)) {
      case 0 -> plan(steps.gather(random.pick(List.of(DataType.values()))));
      case 1 -> plan(steps.exactResample(steps.pass()));
      case 2 -> plan(new RandomIntegers(random).exact(steps.pass()));
      case 3 -> plan(steps.exactBlend());
      case 4 -> plan(conversion());
      case 5 -> plan(passes(2, 1, 0));
      case 6 -> plan(passes(1, 2, 0));
      case 7 -> plan(steps.exactAdjoint());
      case 8 -> plan(means.exactBins());
      case 9 -> plan(means.exactCascade());
      case 10 -> plan(steps.permute(random.pick(List.of(DataType.values()))));
      default -> mixed();
    };
  }

  private PlanCase plan(Step... plan) {
    return PlanCase.filled(PlanCase.plan(plan), () -> random.exact(plan[0].input()));
  }

  private Convert conversion() {
    List<DataType> types = List.of(DataType.values());
    return new Convert(
        random.length() * (long) random.length(),
        random.pick(types),
        random.pick(types),
        Convert.Rounding.NEAREST_EVEN);
  }

  /** Returns passes over axes 0 (outermost) to 2 of one volume, in this order. */
  private Step[] passes(int... order) {
    int[] lengths = {random.shortLength(), random.shortLength(), random.length()};
    Step[] chain = new Step[order.length];
    for (int i = 0; i < order.length; i++) {
      chain[i] = steps.exactResample(pass(lengths, order[i], random.between(1, 20)));
    }
    return chain;
  }

  private static Pass pass(int[] lengths, int axis, int outputLength) {
    long outer = 1;
    long inner = 1;
    for (int other = 0; other < lengths.length; other++) {
      outer *= other < axis ? lengths[other] : 1;
      inner *= other > axis ? lengths[other] : 1;
    }
    Pass pass = new Pass(outer, lengths[axis], outputLength, inner);
    lengths[axis] = outputLength;
    return pass;
  }

  /** A gather, a conversion and a pass: stages that no backend runs as one. */
  private PlanCase mixed() {
    Gather gather = steps.gather(DataType.U8);
    long elements = gather.outputElements();
    Convert floats =
        new Convert(elements, DataType.U8, DataType.F32, Convert.Rounding.NEAREST_EVEN);
    int inner = (int) gather.inner();
    Pass pass = new Pass(1, (int) (elements / inner), random.shortLength(), inner);
    return plan(gather, floats, steps.exactResample(pass));
  }
}
