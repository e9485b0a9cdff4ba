package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.tck.random.RandomPatterns;
import io.halfpixel.tck.random.RandomThirds;
import io.halfpixel.tck.random.Randoms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HP-201 and HP-202 for axes whose taps repeat: a backend may compute every P-th output at once,
 * from every S-th input.
 */
@RuleFamily.Cases("sums")
@RuleFamily.Sweep
public class PatternRules extends RuleFamily {
  private static final int CASES = 60;

  /** Creates the family; called by JUnit. */
  protected PatternRules() {}

  @ParameterizedTest
  @EnumSource
  void required_hp201_repeated_taps_of_float32(Accumulation order) {
    floats(order, DataType.F32);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "REVERSED_PAIR_FMA"})
  void required_hp201_repeated_taps_of_float64(Accumulation order) {
    floats(order, DataType.F64);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SEQUENTIAL", "SEQUENTIAL_FROM_ZERO", "PAIR_FMA", "FOURS_THEN_FMA", "TWOS_THEN_FMA"})
  void required_hp201_rows_that_shrink_by_three_to_two(Accumulation order) {
    rule("HP-201")
        .holdsForRandom(
            CASES / 3, random -> ordinary(random, new RandomThirds(random).step(order)));
  }

  private void floats(Accumulation order, DataType type) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random ->
                ordinary(
                    random, new RandomPatterns(random).resample(channels(random), order, type)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 16, 33, 300})
  void required_hp202_repeated_taps_of_bytes(int channels) {
    rule("HP-202")
        .holdsForRandom(
            CASES, random -> ordinary(random, new RandomPatterns(random).fixedPoint(channels)));
  }

  private static int channels(Randoms random) {
    return switch (random.between(0, 7)) {
      case 0 -> random.between(256, 400); // Rows of several vectors, which are summed across.
      case 1, 2, 3 -> random.between(5, 40);
      default -> random.between(1, 4);
    };
  }
}
