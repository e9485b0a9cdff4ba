package io.halfpixel.tck.rules;

import io.halfpixel.Tensor;
import io.halfpixel.tck.random.RandomChain;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.PlanCase;
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
