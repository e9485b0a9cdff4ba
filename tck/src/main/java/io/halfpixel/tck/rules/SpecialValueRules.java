package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HP-301: NaN, infinities, signed zeros and subnormal numbers follow the arithmetic. */
@RuleFamily.Cases("sums")
public class SpecialValueRules extends RuleFamily {
  private static final int CASES = 30;

  /** Creates the family; called by JUnit. */
  protected SpecialValueRules() {}

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64", "F16", "BF16"})
  void required_hp301_special_values_in_sums(DataType type) {
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    for (Accumulation order : Accumulation.values()) {
      rule("HP-301")
          .holdsForRandom(
              CASES / 3,
              random -> {
                RandomSteps steps = new RandomSteps(random);
                Resample1d step = steps.resample(steps.pass(), order, type, compute, type);
                return PlanCase.filled(PlanCase.plan(step), () -> random.special(type));
              });
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64", "F16", "BF16"})
  void required_hp301_special_values_in_blends(DataType type) {
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    rule("HP-301")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              Accumulation order = Accumulation.PAIR_FMA;
              return PlanCase.filled(
                  PlanCase.plan(steps.blend(order, Accumulation.SEQUENTIAL, type, compute)),
                  () -> random.special(type));
            });
  }

  /** A NaN reaches the outputs that read it, and no other. */
  @Test
  void required_hp301_nan_reaches_its_readers_only() {
    double nan = Double.NaN;
    three(new double[] {1, nan, 3}, new double[] {nan, 3, nan});
  }

  @Test
  void required_hp301_infinities_follow_the_arithmetic() {
    double infinity = Double.POSITIVE_INFINITY;
    three(new double[] {infinity, 1, -infinity}, new double[] {infinity, -infinity, -1});
  }

  @Test
  void required_hp301_zeros_keep_their_sign() {
    three(new double[] {-0.0, -0.0, -0.0}, new double[] {-0.0, -0.0, 0.0});
  }

  /**
   * The smallest number, and results below 2^-126: a thread that flushes them to zero is out of
   * contract (HP-302).
   */
  @Test
  void required_hp301_subnormal_numbers_are_kept() {
    three(
        new double[] {0x1p-149, 0x1p-149, 0x1p-148}, new double[] {0x1p-148, 0x1p-148, -0x1p-149});
    three(new double[] {0x1p-126, -0x1.8p-127, 0}, new double[] {0x1p-128, 0, 0x1.8p-127});
  }

  /** Applies v0 + v1, v2 alone, and 0 − v1 to rows of several lengths. */
  private void three(double[] values, double[] expected) {
    TapTable taps =
        TapTable.of(new int[] {0, 2, 3, 4}, new int[] {0, 1, 2, 1}, new double[] {1, 1, 1, -1});
    for (int inner : new int[] {1, 2, 4, 7, 16, 33}) {
      for (Accumulation order : List.of(Accumulation.SEQUENTIAL, Accumulation.REVERSED_FMA)) {
        Resample1d step =
            new Resample1d(
                new Pass(1, 3, 3, inner), taps, order, DataType.F32, DataType.F32, DataType.F32);
        rule("HP-301")
            .gives(
                PlanCase.of(PlanCase.plan(step), spread(inner, values)),
                ElementBits.of(DataType.F32, spread(inner, expected)));
      }
    }
  }
}
