package io.halfpixel.tck;

import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.Alpha.Direction;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.rules.AlphaRules;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes with opacity. */
final class AlphaTest extends AlphaRules implements Mistakes {
  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant(
            "divides in place of multiplying",
            a -> new Alpha(a.pixels(), a.channels(), Direction.UNPREMULTIPLY, a.type())),
        mutant(
            "multiplies in place of dividing",
            a -> new Alpha(a.pixels(), a.channels(), Direction.PREMULTIPLY, a.type())),
        mutant("takes four channels for two and two", AlphaTest::asPairs));
  }

  @Override
  public Set<String> noticesToo() {
    return Set.of(
        "flushes subnormal numbers to zero",
        "writes no negative zero",
        "writes the largest number for infinity",
        "writes zero for NaN");
  }

  private static Mutant mutant(String name, UnaryOperator<Alpha> rewrite) {
    UnaryOperator<Step> step = s -> s instanceof Alpha a ? rewrite.apply(a) : s;
    UnaryOperator<Plan> plan = p -> PlanRewrites.each(p, step);
    return Mutant.misreading(name, plan, "Alpha");
  }

  private static Alpha asPairs(Alpha a) {
    return a.channels() % 2 == 0
        ? new Alpha(a.pixels() * a.channels() / 2, 2, a.direction(), a.type())
        : a;
  }
}
