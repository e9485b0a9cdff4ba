package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomChain;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    areTheSameFolded(RandomChain::preprocessing);
  }

  @Test
  void required_hp101_a_gather_is_folded_past_sums_of_one_way_only() {
    areTheSameFolded(PipelineRules::gatherAcrossASumOfTwoWays);
  }

  private void areTheSameFolded(Function<Randoms, Step[]> chains) {
    Rule rule = rule("HP-101");
    Seeds.of(CASES)
        .forEach(
            seed -> {
              Randoms random = new Randoms(seed);
              PlanCase steps = ordinary(random, chains.apply(random));
              Plan folded = steps.plan().folded();
              if (!folded.equals(steps.plan())) {
                rule.gives(
                    new PlanCase(folded, steps.source()),
                    ReferenceInterpreter.run(steps.plan(), steps.source()),
                    Seeds.hint(seed));
              }
            });
  }

  /**
   * Columns in another order, a sum along columns that is made in two ways, each for some columns,
   * and a sum along rows, whose taps could read the columns where they were.
   */
  private static Step[] gatherAcrossASumOfTwoWays(Randoms random) {
    DataType f32 = DataType.F32;
    RandomSteps steps = new RandomSteps(random);
    int width = random.between(2, 12);
    int channels = random.between(1, 3);
    int inner = width * channels;
    int[] order = IntStream.generate(() -> random.between(0, width - 1)).limit(width).toArray();
    Pass down = new Pass(1, random.shortLength(), random.shortLength(), inner);
    Pass along = new Pass(down.outputLength(), width, random.shortLength(), channels);
    return new Step[] {
      new Gather(down.inputLength(), List.of(IndexTable.of(width, order)), channels, f32),
      new Resample1d(
          down,
          steps.taps(down.inputLength(), down.outputLength(), () -> random.weight(f32)),
          random.between(0, inner),
          Accumulation.REVERSED,
          Accumulation.PAIRWISE,
          f32,
          f32,
          f32),
      new Resample1d(
          along,
          steps.taps(width, along.outputLength(), () -> random.weight(f32)),
          Accumulation.SEQUENTIAL,
          f32,
          f32,
          f32)
    };
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
