package io.halfpixel.tck.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomChain;
import io.halfpixel.tck.random.Randoms;
import org.junit.jupiter.api.Test;

/** Folded plans have the results of the steps one by one, by the reference. */
class FoldingTest {
  private static final int CASES = 1000;

  @Test
  void foldingChangesNoBit() {
    int changed = 0;
    int gone = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Randoms random = new Randoms(seed);
      Step[] steps = random.flip() ? RandomChain.preprocessing(random) : RandomChain.any(random);
      PlanCase given =
          PlanCase.filled(PlanCase.plan(steps), () -> random.ordinary(steps[0].input()));
      Plan folded = given.plan().folded();
      changed += folded == given.plan() ? 0 : 1;
      gone += gathers(folded) < gathers(given.plan()) ? 1 : 0;
      assertArrayEquals(
          ReferenceInterpreter.run(given.plan(), given.source()),
          ReferenceInterpreter.run(folded, given.source()),
          "seed " + seed + ": " + given.plan().steps() + " became " + folded.steps());
    }
    assertTrue(changed > CASES / 3, "folded " + changed);
    assertTrue(gone > CASES / 8, "without a gather that was there " + gone);
  }

  private static long gathers(Plan plan) {
    return plan.steps().stream().filter(Gather.class::isInstance).count();
  }
}
