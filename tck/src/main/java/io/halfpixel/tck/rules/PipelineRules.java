package io.halfpixel.tck.rules;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.RandomChain;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random plans of many kinds of steps over one image, whole and in bands: any mistake may show. */
@RuleFamily.Cases("chains")
@RuleFamily.Sweep
public class PipelineRules extends RuleFamily {
  private static final int CASES = 200;

  /** Creates the family; called by JUnit. */
  protected PipelineRules() {}

  @Test
  void required_hp101_steps_over_one_image_mix() {
    rule("HP-101").holdsForRandom(CASES, random -> ordinary(random, RandomChain.any(random)));
  }

  @Test
  void required_hp101_preprocessing_is_its_steps_one_by_one() {
    rule("HP-101")
        .holdsForRandom(CASES, random -> ordinary(random, RandomChain.preprocessing(random)));
  }

  @Test
  void required_hp101_a_folded_plan_has_the_result_of_its_steps_one_by_one() {
    Rule rule = rule("HP-101");
    Seeds.of(CASES)
        .forEach(
            seed -> {
              Randoms random = new Randoms(seed);
              PlanCase steps = ordinary(random, RandomChain.preprocessing(random));
              Plan folded = steps.plan().folded();
              if (!folded.equals(steps.plan())) {
                rule.gives(
                    new PlanCase(folded, steps.source()),
                    ReferenceInterpreter.run(steps.plan(), steps.source()),
                    Seeds.hint(seed));
              }
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void required_hp401_bands_of_pipelines_are_the_whole_target(int bands) {
    Seeds.of(CASES / 5)
        .forEach(
            seed -> {
              Randoms random = new Randoms(seed);
              PlanCase pipeline =
                  random.flip()
                      ? ordinary(random, RandomChain.any(random))
                      : ordinary(random, RandomChain.preprocessing(random));
              try (BandRules.Run run = new BandRules.Run(rule("HP-401"), pipeline)) {
                Tensor target = run.target((byte) 0x5A);
                for (int band = bands - 1; band >= 0; band--) {
                  run.kernel.run(run.source, target, band, bands);
                }
                run.check(target, " in " + bands + " bands" + Seeds.hint(seed));
              }
            });
  }
}
