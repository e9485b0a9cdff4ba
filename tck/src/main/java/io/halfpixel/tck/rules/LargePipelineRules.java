package io.halfpixel.tck.rules;

import io.halfpixel.tck.random.RandomChain;
import org.junit.jupiter.api.Test;

/**
 * Random plans over images that are made portion by portion, each from a part of what is before.
 */
@RuleFamily.Sweep
public class LargePipelineRules extends RuleFamily {
  private static final int CASES = 20;

  /** Creates the family; called by JUnit. */
  protected LargePipelineRules() {}

  @Test
  void required_hp101_steps_over_one_large_image_mix() {
    rule("HP-101").holdsForRandom(CASES, random -> ordinary(random, RandomChain.large(random)));
  }
}
