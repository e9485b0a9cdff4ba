package io.halfpixel.tck;

import io.halfpixel.tck.rules.LimitRules;
import java.util.List;

/** Mistakes with plans at their limits. */
final class LimitTest extends LimitRules implements Mistakes {
  private static final int MANY_STEPS = 100;

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        Mutant.handling(
            "overflows the stack with many steps",
            plan ->
                Mutant.misbehaving(
                    Mutant.sound(plan),
                    (kernel, source, target, band, bands) -> {
                      if (plan.steps().size() > MANY_STEPS) {
                        throw new StackOverflowError();
                      }
                      kernel.run(source, target, band, bands);
                    },
                    () -> {}),
            "Limit"));
  }
}
