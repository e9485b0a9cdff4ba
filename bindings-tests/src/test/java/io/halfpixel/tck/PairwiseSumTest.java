package io.halfpixel.tck;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.tck.rules.PairwiseSumRules;
import java.util.List;
import java.util.Set;

/** Mistakes with sums in NumPy's order. */
final class PairwiseSumTest extends PairwiseSumRules implements Mistakes {
  @Override
  public List<Mutant> mistakes() {
    return List.of(
        Mutant.misreading(
            "adds pairs one by one",
            plan ->
                PlanRewrites.accumulations(
                    plan,
                    order ->
                        order == Accumulation.PAIRWISE ? Accumulation.SEQUENTIAL_FROM_ZERO : order),
            "PairwiseSum",
            "FloatSum",
            "Column"));
  }

  @Override
  public Set<String> noticesToo() {
    return Set.of("drops taps of weight zero", "is off by one at the edge");
  }
}
