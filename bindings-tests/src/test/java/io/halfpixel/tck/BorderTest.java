package io.halfpixel.tck;

import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.rules.BorderRules;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes with borders and ranges. */
final class BorderTest extends BorderRules implements Mistakes {
  private static final String BORDER = "Border";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant("makes every border of zeros", s -> s instanceof Pad p ? with(p, p.before(), 0) : s),
        mutant("puts every border behind", s -> s instanceof Pad p ? with(p, 0, p.value()) : s),
        mutant(
            "limits values from above only",
            s -> s instanceof Clamp c ? with(c, -Float.MAX_VALUE, c.high()) : s),
        mutant(
            "limits values from below only",
            s -> s instanceof Clamp c ? with(c, c.low(), Float.MAX_VALUE) : s),
        Mutant.computing(
            "makes NaN the lower limit",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              return Mutant.onlyStep(plan) instanceof Clamp c
                  ? withoutNan(plan, c, result)
                  : result;
            },
            BORDER));
  }

  private static Mutant mutant(String name, UnaryOperator<Step> rewrite) {
    return Mutant.misreading(name, plan -> PlanRewrites.each(plan, rewrite), BORDER);
  }

  private static Pad with(Pad p, int before, double value) {
    return new Pad(p.pass(), before, p.type(), value);
  }

  private static Clamp with(Clamp c, double low, double high) {
    return new Clamp(c.count(), c.type(), low, high);
  }

  private static long[] withoutNan(Plan plan, Clamp c, long[] result) {
    for (int i = 0; i < result.length; i++) {
      if (Double.isNaN(ElementBits.value(plan.target().dataType(), result[i]))) {
        result[i] = ElementBits.bits(c.type(), c.low());
      }
    }
    return result;
  }
}
