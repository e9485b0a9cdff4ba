package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomIntegers;
import io.halfpixel.tck.random.RandomPairSums;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HP-202 for integers of every type: terms that are divided one by one, sums that wrap, and those
 * of the first inner positions, which are in float32.
 */
@RuleFamily.Cases("integers")
public class IntegerSumRules extends RuleFamily {
  private static final int CASES = 150;

  /** Creates the family; called by JUnit. */
  protected IntegerSumRules() {}

  @ParameterizedTest
  @MethodSource("typePairs")
  void required_hp202_integers_of_every_type(DataType input, DataType output) {
    rule("HP-202")
        .holdsForRandom(
            CASES / 6,
            random -> {
              Pass pass = new RandomSteps(random).pass();
              return ordinary(random, new RandomIntegers(random).any(pass, input, output));
            });
  }

  /** Every integer type with every other. */
  static List<Object[]> typePairs() {
    List<DataType> integers = Stream.of(DataType.values()).filter(DataType::isInteger).toList();
    List<Object[]> pairs = new ArrayList<>();
    for (DataType input : integers) {
      integers.forEach(output -> pairs.add(new Object[] {input, output}));
    }
    return pairs;
  }

  /** Sums of one pass are what the next one reads, in one type or another, along both axes. */
  @Test
  void required_hp202_two_passes_keep_the_bits_between_them() {
    rule("HP-202")
        .holdsForRandom(
            CASES,
            random -> {
              RandomIntegers sums = new RandomIntegers(random);
              int height = random.length();
              int width = random.length();
              int channels = random.pick(List.of(1, 3, 4));
              int newWidth = random.length();
              Pass along = new Pass(2L * height, width, newWidth, channels);
              Pass across = new Pass(2, height, random.length(), (long) newWidth * channels);
              return switch (random.between(0, 2)) {
                case 0 -> ordinary(random, sums.firstOfTwo(along), sums.secondOfTwo(across));
                case 1 ->
                    ordinary(
                        random,
                        sums.any(along, DataType.U8, DataType.I32),
                        sums.any(across, DataType.I32, DataType.I16));
                default ->
                    ordinary(
                        random,
                        sums.interpolation(along, DataType.I32, DataType.I64),
                        sums.interpolation(across, DataType.I64, DataType.I32));
              };
            });
  }

  /** OpenCV's linear interpolation of bytes: columns in 16 bits, then the upper halves of rows. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void required_hp202_pairs_in_16_bits(int channels) {
    rule("HP-202")
        .holdsForRandom(
            CASES,
            random -> {
              RandomPairSums sums = new RandomPairSums(random);
              int width = random.between(1, 70);
              int enough = 8192 / (width * channels); // for sums of rows, not of whole planes
              int height = random.between(1, 12) + (random.flip() && width > 8 ? enough : 0);
              int from = random.flip() ? random.between(1, 70) : 5 * width;
              Pass columns = new Pass(height, from, width, channels);
              Pass rows = new Pass(1, height, random.between(1, 9), (long) width * channels);
              return ordinary(random, sums.first(columns), sums.second(rows));
            });
  }

  /** −2.5, −½, ½ and 2.5 times 4, divided by 4: down, or to nearest. */
  @Test
  void required_hp202_terms_are_divided_one_by_one() {
    double[] values = {-10, -5, -2, -1, 1, 2, 5, 10};
    terms(new Terms(0, 2, Ties.FLOOR), values, -3, -2, -1, -1, 0, 0, 1, 2);
    terms(new Terms(0, 2, Ties.HALF_AWAY), values, -3, -1, -1, 0, 0, 1, 1, 3);
    terms(new Terms(2, 0, Ties.HALF_AWAY), values, -3, -2, -1, -1, 0, 0, 1, 2);
    terms(new Terms(1, 1, Ties.HALF_AWAY), values, -3, -2, -1, -1, 0, 1, 1, 3);
  }

  private void terms(Terms terms, double[] values, double... expected) {
    for (DataType type : List.of(DataType.I8, DataType.I16, DataType.I32, DataType.I64)) {
      TapTable one = TapTable.uniform(1, new int[1], new double[] {1});
      Pass pass = new Pass(1, 1, 1, values.length);
      FixedPoint1d step = new FixedPoint1d(pass, one, terms, 0, 0, 0, type, type);
      rule("HP-202")
          .gives(PlanCase.of(PlanCase.plan(step), values), ElementBits.of(type, expected));
    }
  }

  /** Twice −2^15 · −2^15 >> 16 is 2^15, one more than 16 bits hold; 1 · −1 >> 16 is −1. */
  @Test
  void required_hp202_upper_halves_reach_16_bits() {
    for (int inner : new int[] {1, 31, 4128, 4129, 4200}) {
      upperHalves(inner, Short.MIN_VALUE, Short.MIN_VALUE, 0, 0, 255);
      upperHalves(inner, Short.MIN_VALUE, Short.MAX_VALUE, 0, 0, 0);
      upperHalves(inner, Short.MIN_VALUE, Short.MIN_VALUE, -32_000, 2, 768 >> 2);
      upperHalves(inner, 1, -1, 2, 0, 0);
      upperHalves(inner, 1, -1, 129, 0, 127);
      upperHalves(inner, 1, 1, 128, 0, 128);
    }
  }

  private void upperHalves(
      int inner, int value, int weight, int rounding, int shift, long expected) {
    TapTable two = TapTable.uniform(2, new int[] {0, 1}, new double[] {weight, weight});
    Terms terms = new Terms(0, 16, Ties.FLOOR);
    Pass pass = new Pass(1, 2, 1, inner);
    FixedPoint1d step =
        new FixedPoint1d(pass, two, terms, rounding, shift, 0, DataType.I16, DataType.U8);
    rule("HP-202")
        .gives(
            new PlanCase(PlanCase.plan(step), fill(2 * inner, value & 0xffff)),
            fill(inner, expected));
  }

  /** (2^62 + 1)·2^32 has 95 bits; divided by 2^32 it is itself. Twice 2^63 − 1 is −2. */
  @Test
  void required_hp202_products_of_int64_are_divided_exactly_and_sums_wrap() {
    long[] values = {(1L << 62) + 1, -(1L << 62) - 1, Long.MIN_VALUE, Long.MAX_VALUE, 3};
    for (Ties ties : Ties.values()) {
      longs(new Terms(0, 32, ties), 0x1p32, values, values);
    }
    long[] halves = {(1L << 61) + 1, -(1L << 61) - 1, Long.MIN_VALUE / 2, 1L << 62, 2};
    longs(new Terms(0, 33, Ties.HALF_AWAY), 0x1p32, values, halves);
    long[] twice = {Long.MIN_VALUE + 2, Long.MAX_VALUE - 1, 0, -2, 6};
    longs(Terms.EXACT, 2, values, twice);
  }

  private void longs(Terms terms, double weight, long[] values, long[] expected) {
    TapTable one = TapTable.uniform(1, new int[1], new double[] {weight});
    Pass pass = new Pass(1, 1, 1, values.length);
    FixedPoint1d step = new FixedPoint1d(pass, one, terms, 0, 0, 0, DataType.I64, DataType.I64);
    rule("HP-202").gives(new PlanCase(PlanCase.plan(step), values), expected);
  }

  /** float32 has no 2^24 + 1, and takes ½ to 0; integers have it, and round ½ up. */
  @Test
  void required_hp202_the_first_inner_positions_are_sums_in_float32() {
    for (int inner : new int[] {1, 2, 5, 16, 33, 300}) {
      for (int body : new int[] {0, 1, inner / 2, inner}) {
        body(inner, body, 0, (1 << 24) + 1, 1 << 24, (1 << 24) + 1);
        body(inner, body, 1, 1, 0, 1);
        body(inner, body, 1, 3, 2, 2);
      }
    }
  }

  private void body(int inner, int body, int shift, long value, long single, long integer) {
    TapTable one = TapTable.uniform(1, new int[1], new double[] {1});
    Pass pass = new Pass(1, 1, 1, inner);
    FixedPoint1d step =
        new FixedPoint1d(pass, one, Terms.EXACT, shift, shift, body, DataType.I32, DataType.I32);
    long[] expected = fill(inner, integer);
    Arrays.fill(expected, 0, body, single);
    rule("HP-202").gives(new PlanCase(PlanCase.plan(step), fill(inner, value)), expected);
  }

  /** In float32 the last tap comes first: 2^24 + 1 − 2^24 is 0 from the left, 1 from the right. */
  @Test
  void required_hp202_sums_in_float32_begin_with_the_last_tap() {
    TapTable taps = TapTable.uniform(3, new int[] {0, 1, 2}, new double[] {0x1p24, 1, -0x1p24});
    for (int inner : new int[] {1, 7, 64}) {
      Pass pass = new Pass(1, 3, 1, inner);
      FixedPoint1d step =
          new FixedPoint1d(pass, taps, Terms.EXACT, 0, 0, inner, DataType.U8, DataType.U8);
      rule("HP-202").gives(new PlanCase(PlanCase.plan(step), fill(3 * inner, 1)), fill(inner, 1));
    }
  }
}
