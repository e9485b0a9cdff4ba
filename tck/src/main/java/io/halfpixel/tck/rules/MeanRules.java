package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinMean.Finish;
import io.halfpixel.plan.BinMean.Mean;
import io.halfpixel.plan.BinMean.Order;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomMeans;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * HP-204 over bins: the order of the additions of a mean, its divisions, and what each is rounded
 * to.
 */
@RuleFamily.Cases("means")
public class MeanRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected MeanRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(
                new BinMean(
                    1,
                    List.of(BinTable.of(3, new int[] {0, 1}, new int[] {2, 3})),
                    2,
                    1,
                    BinMean.Mean.ONCE,
                    BinMean.Mean.BY_AXIS,
                    DataType.F32,
                    DataType.F32))
            .refuses("axes[0].starts[0]", -1, 1)
            .refuses("axes[0].ends[0]", 0, 3)
            .refuses("axes[0].ends[0]", 2, 4)
            .refuses("axes[0].ends.count", 1)
            .refuses("bodyInner", 3)
            .refuses("body.order", 3)
            .refuses("tail.order", 3)
            .refuses("compute", 3));
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp204_means_over_bins(DataType type) {
    rule("HP-204")
        .holdsForRandom(CASES, random -> ordinary(random, new RandomMeans(random).bins(type)));
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp204_means_of_special_values(DataType type) {
    rule("HP-204")
        .holdsForRandom(
            CASES,
            random -> {
              Step step = new RandomMeans(random).bins(type);
              return PlanCase.filled(PlanCase.plan(step), () -> random.special(type));
            });
  }

  /** 2^24 + 1 + 1 is 2^24 in this order, 2^24 + 2 in the other. */
  @Test
  void required_hp204_bins_are_added_in_the_order_of_memory() {
    BinMean step = bins(0, bin(0, 3, 3));
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(step), 0x1p24, 1, -0x1p24), ElementBits.of(DataType.F32, 0));
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(step), 0x1p24, -0x1p24, 3), ElementBits.of(DataType.F32, 1));
  }

  /** 1/(7·3), then (1/7)/3: they differ in the last bit for some sums. */
  @Test
  void required_hp204_joint_positions_are_divided_once() {
    float sum = 0;
    while (sum / 21 == sum / 7 / 3) {
      sum++;
    }
    double[] values = new double[42];
    values[0] = sum;
    values[1] = sum;
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(bins(2, 1, bin(0, 7, 7), bin(0, 3, 3))), values),
            ElementBits.of(DataType.F32, sum / 21, sum / 7 / 3));
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp204_means_of_two_by_two(DataType type) {
    rule("HP-204")
        .holdsForRandom(CASES, random -> ordinary(random, new RandomMeans(random).pairs(type)));
  }

  /** One by one, 2^24 swallows ones; four of them at a time, or two, it does not. */
  @Test
  void required_hp204_groups_are_summed_first() {
    double[] eight = {0x1p24, 0, 0, 0, 1, 1, 1, 1};
    orders(Order.ROW_MAJOR, 0x1p24 / 8, eight, bin(0, 2, 2), bin(0, 4, 4));
    orders(Order.FOURS, (0x1p24 + 4) / 8, eight, bin(0, 2, 2), bin(0, 4, 4));
    double[] five = {1, 1, 1, 1, 0x1p24};
    orders(Order.FOURS, (float) (0x1p24 + 4) / 5, five, bin(0, 5, 5));
    double[] four = {0x1p24, 0, 1, 1};
    orders(Order.ROW_MAJOR, 0x1p24 / 4, four, bin(0, 2, 2), bin(0, 2, 2));
    orders(Order.FOURS, 0x1p24 / 4, four, bin(0, 2, 2), bin(0, 2, 2));
    orders(Order.PAIRS, (0x1p24 + 2) / 4, four, bin(0, 2, 2), bin(0, 2, 2));
    double[] zeros = {-0.0, -0.0, -0.0, -0.0};
    orders(Order.FOURS, 0.0, zeros, bin(0, 2, 2), bin(0, 2, 2));
    orders(Order.PAIRS, -0.0, zeros, bin(0, 2, 2), bin(0, 2, 2));
  }

  private void orders(Order order, double expected, double[] values, BinTable... axes) {
    for (int bodyInner = 0; bodyInner < 2; bodyInner++) {
      Mean mean = new Mean(order, Finish.ONCE);
      Mean other = new Mean(Order.ROW_MAJOR, Finish.BY_AXIS);
      BinMean step =
          new BinMean(
              1,
              List.of(axes),
              1,
              bodyInner,
              bodyInner == 1 ? mean : other,
              bodyInner == 1 ? other : mean,
              DataType.F32,
              DataType.F32);
      rule("HP-204")
          .gives(PlanCase.of(PlanCase.plan(step), values), ElementBits.of(DataType.F32, expected));
    }
  }

  /** 1/7 and 1/3 are rounded to float32, and a product with them to the compute type. */
  @Test
  void required_hp204_a_reciprocal_is_rounded_before_the_product() {
    Mean mean = new Mean(Order.ROW_MAJOR, Finish.RECIPROCAL);
    float sum = 0;
    while (sum / 21 == sum * (1f / 21)) {
      sum++;
    }
    double[] values = new double[21];
    values[20] = sum;
    for (DataType type : List.of(DataType.F32, DataType.F64)) {
      BinMean step =
          new BinMean(1, List.of(bin(0, 7, 7), bin(0, 3, 3)), 1, 0, mean, mean, type, type);
      double product = type == DataType.F32 ? sum * (1f / 21) : (double) sum * (1f / 21);
      rule("HP-204").gives(PlanCase.of(PlanCase.plan(step), values), ElementBits.of(type, product));
    }
  }

  /** Whole cells are divided otherwise than those that a border cuts. */
  @Test
  void required_hp204_the_body_has_the_first_bins_of_every_axis() {
    float sum = 0;
    while (sum / 21 == sum / 7 / 3) {
      sum++;
    }
    double[] values = new double[42];
    values[0] = sum;
    values[3] = sum;
    BinTable two = BinTable.of(6, new int[] {0, 3}, new int[] {3, 6});
    BinTable one = bin(0, 7, 7);
    rule("HP-204")
        .gives(
            PlanCase.of(
                PlanCase.plan(first(List.of(one, two), List.of(1, 1), Finish.ONCE)), values),
            ElementBits.of(DataType.F32, sum / 21, sum / 7 / 3));
    rule("HP-204")
        .gives(
            PlanCase.of(
                PlanCase.plan(first(List.of(one, two), List.of(0, 2), Finish.ONCE)), values),
            ElementBits.of(DataType.F32, sum / 7 / 3, sum / 7 / 3));
  }

  /** One by one, 2^24 swallows four ones that are a group. */
  @Test
  void required_hp204_the_body_has_the_first_bins_of_three_axes() {
    double[] values = new double[9 * 6];
    for (int plane = 0; plane < 9; plane++) {
      for (int line = 0; line < 6; line++) {
        int number = plane % 3 * 3 + line % 3;
        double value = number == 0 ? 0x1p24 : number < 4 || number == 8 ? 0 : 1;
        values[plane * 6 + line] = (1 << plane / 3) * value;
      }
    }
    BinTable depth = BinTable.of(9, new int[] {0, 3, 6}, new int[] {3, 6, 9});
    BinTable height = BinTable.of(6, new int[] {0, 3}, new int[] {3, 6});
    BinMean step =
        new BinMean(
            1,
            List.of(depth, height, bin(0, 1, 1)),
            1,
            List.of(2, 1, 1),
            1,
            Mean.ONCE,
            new Mean(Order.FOURS, Finish.ONCE),
            DataType.F32,
            DataType.F32);
    float alone = 0x1p24f / 9;
    float grouped = (0x1p24f + 4) / 9;
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(step), values),
            ElementBits.of(
                DataType.F32, alone, grouped, 2 * alone, 2 * grouped, 4 * grouped, 4 * grouped));
  }

  private static BinMean first(List<BinTable> axes, List<Integer> bodyBins, Finish finish) {
    Mean body = new Mean(Order.ROW_MAJOR, finish);
    DataType type = finish == Finish.ONCE_F32 ? DataType.F64 : DataType.F32;
    return new BinMean(1, axes, 1, bodyBins, 1, body, Mean.BY_AXIS, type, type);
  }

  /** 2^24 + 1 is no float32, nor is a third. */
  @Test
  void required_hp204_float64_means_may_be_divided_in_float32() {
    BinMean step = first(List.of(bin(0, 3, 3)), List.of(1), Finish.ONCE_F32);
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(step), 0x1p24, 1, 0),
            ElementBits.of(DataType.F64, 0x1p24f / 3f));
  }

  /** A mean of negative zeros starts at +0, and so ends there. */
  @Test
  void required_hp204_sums_start_at_positive_zero() {
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(bins(0, bin(0, 2, 2))), -0.0, -0.0),
            ElementBits.of(DataType.F32, 0));
  }

  /** Half of the smallest negative number lies between it and zero, which is even. */
  @Test
  void required_hp204_means_may_be_subnormal_or_negative_zero() {
    double u = Float.MIN_VALUE;
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(bins(1, 1, bin(0, 2, 2))), 6 * u, 2 * u),
            ElementBits.of(DataType.F32, 4 * u));
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(bins(1, 1, bin(0, 2, 2))), -u, 0),
            ElementBits.of(DataType.F32, -0.0));
  }

  /** 2048 + 1 is 2048 in float16: in float32 the sum of three would be 2050. */
  @Test
  void required_hp204_half_compute_types_round_every_addition() {
    List<BinTable> three = List.of(bin(0, 3, 3));
    BinMean half =
        new BinMean(
            1, three, 1, 0, BinMean.Mean.ONCE, BinMean.Mean.BY_AXIS, DataType.F16, DataType.F16);
    BinMean wide =
        new BinMean(
            1, three, 1, 0, BinMean.Mean.ONCE, BinMean.Mean.BY_AXIS, DataType.F16, DataType.F32);
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(half), 2048, 1, 1), ElementBits.of(DataType.F16, 2048f / 3));
    rule("HP-204")
        .gives(
            PlanCase.of(PlanCase.plan(wide), 2048, 1, 1), ElementBits.of(DataType.F16, 2050f / 3));
  }

  private static BinTable bin(int start, int end, int length) {
    return BinTable.of(length, new int[] {start}, new int[] {end});
  }

  private static BinMean bins(long joint, BinTable... axes) {
    return bins(1, joint, axes);
  }

  private static BinMean bins(long inner, long joint, BinTable... axes) {
    return new BinMean(
        1,
        List.of(axes),
        inner,
        joint,
        BinMean.Mean.ONCE,
        BinMean.Mean.BY_AXIS,
        DataType.F32,
        DataType.F32);
  }
}
