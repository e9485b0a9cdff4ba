package io.halfpixel.tck;

import java.util.List;

/** Mistakes with plans at their limits. */
final class LimitMutants {
  private static final int MANY_STEPS = 100;

  private LimitMutants() {}

  static List<Mutant> all() {
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
