package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HP-201: a floating-point sum follows its accumulation exactly. */
@RuleFamily.Cases("sums")
public class FloatSumRules extends RuleFamily {
  private static final int CASES = 80;

  /** With a = 1 + 2^-12, a·a is 1 + 2^-11 + 2^-24, which float32 rounds to 1 + 2^-11. */
  private static final double A = 0x1.001p0;

  private static final double A_SQUARED_ROUNDED = 0x1.002p0;
  private static final double LOST = 0x1p-24;

  /** Creates the family; called by JUnit. */
  protected FloatSumRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(
                new Resample1d(
                    new Pass(2, 3, 2, 4),
                    TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {0.5, 0.5, 1, 0}),
                    Accumulation.SEQUENTIAL,
                    DataType.F32,
                    DataType.F32,
                    DataType.F32))
            .refuses("taps.indices[0]", 3, 1)
            .refuses("taps.indices[2]", 1, -1)
            .refuses("taps.starts[0]", 1, 2)
            .refuses("taps.starts[0]", 0, 5)
            .refuses("taps.weights[0]", 0.1)
            .refuses("pass.outputLength", 3)
            .refuses("body", 10)
            .refuses("tail", 10)
            .refuses("bodyInner", 5)
            .refuses("input", 11)
            .refuses("input", 2)
            .refuses("output", 5));
  }

  @ParameterizedTest
  @EnumSource
  void required_hp201_float32_sum_follows_its_accumulation(Accumulation order) {
    random(order, DataType.F32, DataType.F32, DataType.F32, CASES);
  }

  @ParameterizedTest
  @EnumSource
  void required_hp201_float64_sum_follows_its_accumulation(Accumulation order) {
    random(order, DataType.F64, DataType.F64, DataType.F64, CASES / 4);
  }

  @ParameterizedTest
  @MethodSource("typeCombinations")
  void required_hp201_sum_is_rounded_once_to_its_type(
      DataType input, DataType compute, DataType output) {
    for (Accumulation order : List.of(Accumulation.SEQUENTIAL, Accumulation.PAIR_FMA)) {
      random(order, input, compute, output, CASES / 10);
    }
  }

  /** Every combination that {@link Resample1d} allows. */
  static List<Object[]> typeCombinations() {
    List<Object[]> combinations = new ArrayList<>();
    for (DataType input : DataType.values()) {
      if (input == DataType.BOOL) {
        continue;
      }
      boolean narrow = input != DataType.F64;
      for (DataType output : DataType.values()) {
        if (output.isFloatingPoint()) {
          combinations.add(new Object[] {input, DataType.F64, output});
        }
        if (output.isFloatingPoint() && narrow && output != DataType.F64) {
          combinations.add(new Object[] {input, DataType.F32, output});
        }
      }
    }
    return combinations;
  }

  private void random(
      Accumulation order, DataType input, DataType compute, DataType output, int cases) {
    rule("HP-201")
        .holdsForRandom(
            cases,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              return ordinary(random, steps.resample(steps.pass(), order, input, compute, output));
            });
  }

  /** The tap whose product is rounded first loses 2^-24; a fused product after it keeps it. */
  @ParameterizedTest
  @EnumSource
  void required_hp201_products_are_fused_only_where_stated(Accumulation order) {
    double[] squareFirst = {A, -1};
    double[] squareLast = {-1, A};
    double first =
        switch (order) {
          case REVERSED_FMA, PAIR_FMA -> LOST;
          case LERP,
              SEQUENTIAL,
              SEQUENTIAL_FROM_ZERO,
              REVERSED,
              SEQUENTIAL_FMA,
              REVERSED_PAIR_FMA,
              FOURS_THEN_FMA,
              TWOS_THEN_FMA,
              PAIRWISE ->
              0;
        };
    double last =
        switch (order) {
          case SEQUENTIAL_FMA, REVERSED_PAIR_FMA, FOURS_THEN_FMA, TWOS_THEN_FMA -> LOST;
          case LERP, SEQUENTIAL, SEQUENTIAL_FROM_ZERO, REVERSED, REVERSED_FMA, PAIR_FMA, PAIRWISE ->
              0;
        };
    if (order == Accumulation.LERP) {
      // v1 - v0 is a, and its product with w1 = a is rounded before v0 is added.
      witness().gives(order, new double[] {1, A}, new double[] {-A_SQUARED_ROUNDED, -0x1p-12}, 0);
    } else {
      witness().gives(order, squareFirst, new double[] {A, A_SQUARED_ROUNDED}, first);
      witness().gives(order, squareLast, new double[] {A_SQUARED_ROUNDED, A}, last);
    }
  }

  /** 2^24 + 1 is rounded to 2^24, 1 + (−2^24) is exact: the order of three additions shows. */
  @ParameterizedTest
  @EnumSource(names = "LERP", mode = EnumSource.Mode.EXCLUDE)
  void required_hp201_additions_are_in_the_stated_order(Accumulation order) {
    double expected =
        switch (order) {
          case REVERSED, REVERSED_FMA, REVERSED_PAIR_FMA -> 1;
          default -> 0;
        };
    witness().gives(order, new double[] {1, 1, -1}, new double[] {0x1p24, 1, 0x1p24}, expected);
  }

  /** After the first tap, whole groups of two or four are unfused; what is left is fused. */
  @ParameterizedTest
  @EnumSource(names = {"FOURS_THEN_FMA", "TWOS_THEN_FMA"})
  void required_hp201_only_the_taps_after_whole_groups_are_fused(Accumulation order) {
    int group = order == Accumulation.FOURS_THEN_FMA ? 4 : 2;
    for (int taps = 2; taps <= 9; taps++) {
      for (int square = 1; square < taps; square++) {
        double[] weights = new double[taps];
        double[] values = new double[taps];
        Arrays.fill(values, 1);
        weights[0] = -1;
        values[0] = A_SQUARED_ROUNDED;
        weights[square] = A;
        values[square] = A;
        boolean fused = square > (taps - 1) / group * group;
        witness().gives(order, weights, values, fused ? LOST : 0);
      }
    }
  }

  /** 1 + 2^-11 + 2^-40 is nearer to 1 + 2^-10 than to 1; by way of float32 it would lie halfway. */
  @Test
  void required_hp201_double_sum_is_rounded_once() {
    TapTable taps = TapTable.uniform(3, new int[] {0, 1, 2}, new double[] {1, 1, 1});
    for (int inner : new int[] {1, 5, 8, 17}) {
      Resample1d step =
          new Resample1d(
              new Pass(1, 3, 1, inner),
              taps,
              Accumulation.SEQUENTIAL,
              DataType.F64,
              DataType.F64,
              DataType.F16);
      rule("HP-201")
          .gives(
              PlanCase.of(PlanCase.plan(step), spread(inner, 1, 0x1p-11, 0x1p-40)),
              ElementBits.of(DataType.F16, spread(inner, 1 + 0x1p-10)));
    }
  }

  @Test
  void required_hp201_zero_weights_take_part() {
    for (Accumulation order : Accumulation.values()) {
      double[] weights = order == Accumulation.LERP ? new double[] {1, 0} : new double[] {0, 1};
      witness().gives(order, weights, new double[] {Double.POSITIVE_INFINITY, 2}, Double.NaN);
    }
  }

  @Test
  void required_hp201_rows_are_not_padded_with_zero_weights() {
    TapTable taps =
        TapTable.of(
            new int[] {0, 4, 5, 5, 7},
            new int[] {0, 1, 2, 3, 1, 2, 3},
            new double[] {1, 1, 1, 1, 2, 2, 1});
    double infinity = Double.POSITIVE_INFINITY;
    for (int inner : new int[] {1, 3, 19}) {
      for (Accumulation order : Accumulation.values()) {
        if (order != Accumulation.LERP) {
          Resample1d step = SumWitness.step(new Pass(1, 4, 4, inner), taps, order);
          double[] source = spread(inner, infinity, 1, infinity, infinity);
          double[] expected = spread(inner, infinity, 2, 0, infinity);
          rule("HP-201")
              .gives(
                  PlanCase.of(PlanCase.plan(step), source), ElementBits.of(DataType.F32, expected));
        }
      }
    }
  }

  @Test
  void required_hp201_sum_from_zero_has_no_negative_zero() {
    witness().gives(Accumulation.SEQUENTIAL, new double[] {1}, new double[] {-0.0}, -0.0);
    witness().gives(Accumulation.SEQUENTIAL_FROM_ZERO, new double[] {1}, new double[] {-0.0}, +0.0);
    witness().gives(Accumulation.REVERSED, new double[] {1, 1}, new double[] {-0.0, -0.0}, -0.0);
    witness()
        .gives(Accumulation.SEQUENTIAL_FMA, new double[] {1, 2}, new double[] {-0.0, -0.0}, -0.0);
  }

  /** The first inner positions and the others follow accumulations of their own. */
  @ParameterizedTest
  @EnumSource(names = "LERP", mode = EnumSource.Mode.EXCLUDE)
  void required_hp201_body_and_tail_follow_their_accumulations(Accumulation body) {
    List<Accumulation> tails =
        Stream.of(Accumulation.values()).filter(order -> order != Accumulation.LERP).toList();
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              boolean wide = random.between(0, 3) == 0;
              Pass pass =
                  wide
                      ? new Pass(2, random.length(), random.length(), random.between(257, 700))
                      : steps.pass();
              DataType type = random.pick(List.of(DataType.F32, DataType.F64, DataType.U8));
              return ordinary(random, steps.parted(pass, body, random.pick(tails), type));
            });
  }

  private SumWitness witness() {
    return new SumWitness(rule("HP-201"));
  }
}
