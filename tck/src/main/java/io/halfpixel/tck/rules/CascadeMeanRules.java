package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomMeans;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HP-204 along an axis: sums of partial sums, in cascades, lanes and shares. */
@RuleFamily.Cases("means")
public class CascadeMeanRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected CascadeMeanRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(new CascadeMean(2, 9, 3, 1, 4, 5, 2, DataType.F32, DataType.F32))
            .refuses("cascaded", 4)
            .refuses("shareLength", 4)
            .refuses("type", 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp204_cascade_means(DataType type) {
    rule("HP-204")
        .holdsForRandom(CASES, random -> ordinary(random, new RandomMeans(random).cascade(type)));
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp204_cascades_of_special_values(DataType type) {
    rule("HP-204")
        .holdsForRandom(
            CASES,
            random -> {
              CascadeMean step = new RandomMeans(random).cascade(type);
              return PlanCase.filled(PlanCase.plan(step), () -> random.special(type));
            });
  }

  /** 0/0: there is nothing to take the mean of. */
  @Test
  void required_hp204_a_mean_of_nothing_is_nan() {
    CascadeMean step = new CascadeMean(1, 0, 2, 1, 8, 1, 1, DataType.F32, DataType.F32);
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(step)), ElementBits.of(DataType.F32, Double.NaN, Double.NaN));
  }

  /** Steps over nothing do nothing, however long their axes would be. */
  @Test
  void required_hp204_a_mean_of_nothing_may_follow_any_step() {
    long inner = Long.MAX_VALUE / 8;
    DataType type = DataType.F32;
    TapTable one = TapTable.uniform(1, new int[] {0}, new double[] {1});
    List<Step> steps =
        List.of(
            new Resample1d(
                new Pass(0, 9, 1, inner), one, Accumulation.SEQUENTIAL, type, type, type),
            new Gather(0, List.of(IndexTable.of(9, new int[] {3})), inner, type),
            new Pad(new Pass(0, 4, 9, inner), 2, type, 1),
            new Permute(List.of(0L, inner, 3L), List.of(2, 1, 0), type),
            new BinMean(
                0,
                List.of(BinTable.of(9, new int[] {0}, new int[] {3})),
                inner,
                0,
                BinMean.Mean.ONCE,
                BinMean.Mean.BY_AXIS,
                type,
                type),
            new BinMean(
                0,
                List.of(BinTable.of(9, new int[0], new int[0])),
                3,
                0,
                BinMean.Mean.ONCE,
                BinMean.Mean.BY_AXIS,
                type,
                type));
    CascadeMean mean = new CascadeMean(1, 0, 2, 1, 8, 1, 1, type, type);
    for (Step step : steps) {
      rule("HP-204")
          .gives(
              PlanCase.of(PlanCase.plan(step, mean)), ElementBits.of(type, Double.NaN, Double.NaN));
    }
  }

  /** Sixteen ones reach the second level before 2^24 would swallow them one by one. */
  @Test
  void required_hp204_a_cascade_keeps_what_a_long_sum_loses() {
    double[] values = new double[32];
    Arrays.fill(values, 1);
    values[0] = 0x1p24;
    CascadeMean step = new CascadeMean(1, 32, 1, 1, 8, 32, 1, DataType.F32, DataType.F32);
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(step), values),
            ElementBits.of(DataType.F32, (float) (0x1p24 + 16) / 32));
  }

  /** More values than four levels of sixteen steps hold: the last level goes on, with no fifth. */
  @Test
  void required_hp204_the_last_level_is_not_carried_over() {
    int length = (1 << 16) + 5;
    CascadeMean step = new CascadeMean(1, length, 1, 1, 8, length, 1, DataType.F32, DataType.F32);
    rule("HP-204").holdsForRandom(1, random -> ordinary(random, step));
  }

  /** With one lane for each of eight values, 2^24 and the ones meet in the end only. */
  @Test
  void required_hp204_lanes_are_added_one_after_another() {
    double[] values = {0x1p24, 1, 1, 1, 1, 1, 1, -0x1p24};
    CascadeMean lanes = new CascadeMean(1, 8, 1, 0, 8, 8, 1, DataType.F32, DataType.F32);
    CascadeMean fours = new CascadeMean(1, 8, 1, 0, 16, 8, 1, DataType.F32, DataType.F32);
    rule("HP-204")
        .gives(PlanCase.of(PlanCase.plan(lanes), values), ElementBits.of(DataType.F32, 0));
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(fours), values),
            ElementBits.of(DataType.F32, ((0x1p24f + 2f) + 2f + (1f - 0x1p24f)) / 8));
  }
}
