package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.RandomWideSums;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HP-202 and HP-203 for bytes: exact sums, then the rounding constant, the shift and the clamp. */
@RuleFamily.Cases("integers")
public class FixedPointRules extends RuleFamily {
  private static final int CASES = 150;

  /** Creates the family; called by JUnit. */
  protected FixedPointRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(
                new FixedPoint1d(
                    new Pass(2, 3, 2, 4),
                    TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {1, 3, 2, 2}),
                    2,
                    2,
                    DataType.U8,
                    DataType.U8))
            .refuses("taps.weights[0]", 0.5)
            .refuses("taps.weights[1]", Double.NaN)
            .refuses("taps.weights[1]", 0x1p32 + 1)
            .refuses("rounding", Long.MAX_VALUE)
            .refuses("bodyInner", 5));
  }

  @Test
  void required_hp202_integer_sum_is_exact() {
    rule("HP-202")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              return ordinary(random, steps.fixedPoint(steps.pass()));
            });
  }

  /**
   * 256 taps of 255 · 32767 stay just below 2^31: no intermediate of fewer than 32 bits is enough.
   */
  @Test
  void required_hp202_sum_reaches_32_bits() {
    int taps = 256;
    for (int inner : new int[] {1, 3, 16, 33}) {
      long sum = 255L * 32767 * taps;
      largest(taps, 32767, inner, Math.min(255, sum >> 24));
      largest(taps, -32767, inner, 0);
      largest(taps, 1, inner, 255L * taps >> 24);
    }
  }

  private void largest(int taps, int weight, int inner, long expected) {
    double[] weights = new double[taps];
    Arrays.fill(weights, weight);
    gives("HP-202", new Pass(1, taps, 1, inner), weights, 0, 24, fill(taps * inner, 255), expected);
  }

  /** Pillow's weights have 22 bits behind the point; 255 · (2^23 − 1) stays just below 2^31. */
  @Test
  void required_hp202_weights_of_24_bits_reach_32_bits() {
    int most = (1 << 23) - 1;
    int half = most / 2;
    for (int inner : new int[] {1, 3, 4, 33, 300}) {
      largest(1, most, inner, 255L * most >> 24);
      largest(1, -most, inner, 0);
      largest(200, most / 200, inner, 255L * 200 * (most / 200) >> 24);
      gives("HP-202", two(inner), new double[] {-half, half + 1}, 0, 0, one(inner), 1);
      gives("HP-202", two(inner), new double[] {most - 1, -1}, 0, 15, one(inner), 255);
      gives("HP-202", two(inner), new double[] {-40_000, 40_128}, 1, 1, one(inner), 64);
    }
  }

  /**
   * Sums from −2^(9 + shift) to 2^(9 + shift) − 1 still have 32 bits where a backend multiplies
   * them to shift all by the 22 bits of Pillow; those beyond do not.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 14, 21})
  void required_hp202_sums_of_ten_bits_before_the_point_and_beyond(int shift) {
    int limit = 1 << 9 + shift;
    int weight = (limit - 1) / 255;
    int rest = (limit - 1) % 255;
    for (Pass pass :
        List.of(new Pass(1, 1, 1, 33), new Pass(2, 40, 40, 1), new Pass(2, 5, 5, 16))) {
      for (int beyond = 0; beyond < 2; beyond++) {
        same(pass, weight, rest + beyond, shift, 255);
        same(pass, -weight, -rest - 1 - beyond, shift, 0);
      }
    }
  }

  /** One tap at every position, of value 255. */
  private void same(Pass pass, int weight, int rounding, int shift, long expected) {
    int length = pass.outputLength();
    int[] indices = new int[length];
    Arrays.setAll(indices, i -> i);
    double[] weights = new double[length];
    Arrays.fill(weights, weight);
    TapTable taps = TapTable.uniform(1, indices, weights);
    int elements = (int) pass.outputElements();
    FixedPoint1d step = new FixedPoint1d(pass, taps, rounding, shift, DataType.U8, DataType.U8);
    rule("HP-202")
        .gives(new PlanCase(PlanCase.plan(step), fill(elements, 255)), fill(elements, expected));
  }

  private static Pass two(int inner) {
    return new Pass(1, 2, 1, inner);
  }

  private static long[] one(int inner) {
    return fill(2 * inner, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 33, 300})
  void required_hp202_sums_with_weights_of_24_bits(int channels) {
    rule("HP-202")
        .holdsForRandom(
            CASES / 2, random -> ordinary(random, new RandomWideSums(random).step(channels)));
  }

  @Test
  void required_hp203_result_is_rounded_then_shifted_then_clamped() {
    double[] twice = {2};
    for (int inner : new int[] {1, 2, 7, 16, 31, 64}) {
      Pass pass = new Pass(1, 1, 1, inner);
      // (2·v + rounding) >> 2 with v = 1 and v = 3: 2/4 and 6/4 round up only with the constant 2.
      gives("HP-203", pass, twice, 0, 2, fill(inner, 1), 0);
      gives("HP-203", pass, twice, 2, 2, fill(inner, 1), 1);
      gives("HP-203", pass, twice, 1, 2, fill(inner, 3), 1);
      gives("HP-203", pass, twice, 2, 2, fill(inner, 3), 2);
      gives("HP-203", pass, twice, 0, 0, fill(inner, 127), 254);
      gives("HP-203", pass, twice, 0, 0, fill(inner, 128), 255);
      gives("HP-203", pass, new double[] {-1}, 0, 0, fill(inner, 1), 0);
      // An arithmetic shift rounds towards minus infinity: (-1 + 256) >> 8 is 0, but (-1) >> 8 is
      // -1.
      gives("HP-203", pass, new double[] {-1}, 256, 8, fill(inner, 1), 0);
      gives("HP-203", pass, new double[] {-1}, 511, 8, fill(inner, 255), 1);
    }
  }

  @Test
  void required_hp202_row_without_taps_is_the_rounding_constant() {
    TapTable none = TapTable.of(new int[] {0, 0}, new int[0], new double[0]);
    FixedPoint1d step =
        new FixedPoint1d(new Pass(1, 5, 1, 9), none, 1000, 3, DataType.U8, DataType.U8);
    rule("HP-202").gives(new PlanCase(PlanCase.plan(step), fill(45, 200)), fill(9, 125));
  }

  /** Weights that add up to one leave a constant image as it is, whatever the constant. */
  @Test
  void required_hp202_weights_of_one_keep_every_constant() {
    double[] weights = {-3000, 9000, 19000, 9000, -1232};
    for (int value = 0; value < 256; value++) {
      gives("HP-202", new Pass(1, 5, 1, 17), weights, 1 << 14, 15, fill(5 * 17, value), value);
    }
  }

  private void gives(
      String id,
      Pass pass,
      double[] weights,
      int rounding,
      int shift,
      long[] source,
      long expected) {
    int[] indices = new int[weights.length];
    Arrays.setAll(indices, i -> i);
    TapTable taps = TapTable.uniform(weights.length, indices, weights);
    FixedPoint1d step = new FixedPoint1d(pass, taps, rounding, shift, DataType.U8, DataType.U8);
    rule(id)
        .gives(
            new PlanCase(PlanCase.plan(step), source), fill((int) pass.outputElements(), expected));
  }
}
