package io.halfpixel.tck;

import io.halfpixel.plan.CascadeMean;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.rules.CascadeMeanRules;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes with means along an axis. */
final class CascadeMeanTest extends CascadeMeanRules implements Mistakes {
  private static final String CASCADE = "CascadeMean";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        Mutant.computing(
            "skips a mean after a step without elements",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              if (plan.steps().size() > 1 && plan.steps().get(0).outputElements() == 0) {
                Arrays.fill(result, 0);
              }
              return result;
            },
            CASCADE),
        cascades("sums every column as a cascade", c -> with(c, c.inner(), c.lanes(), c.shares())),
        cascades("sums no column as a cascade", c -> with(c, 0, c.lanes(), c.shares())),
        cascades("sums a mean in one lane", c -> with(c, c.cascaded(), 1, c.shares())),
        cascades("sums a mean in one share", c -> with(c, c.cascaded(), c.lanes(), 1)));
  }

  @Override
  public Set<String> noticesToo() {
    return Set.of(
        "writes the largest number for infinity", "writes zero for NaN", "takes no empty source");
  }

  private static Mutant cascades(String name, UnaryOperator<CascadeMean> other) {
    return Mutant.misreading(
        name,
        plan ->
            PlanRewrites.each(plan, step -> step instanceof CascadeMean c ? other.apply(c) : step),
        CASCADE);
  }

  private static CascadeMean with(CascadeMean c, long cascaded, int lanes, int shares) {
    return new CascadeMean(
        c.outer(),
        c.length(),
        c.inner(),
        cascaded,
        lanes,
        shares == 1 ? Math.max(1, c.length()) : c.shareLength(),
        shares,
        c.type(),
        c.compute());
  }
}
