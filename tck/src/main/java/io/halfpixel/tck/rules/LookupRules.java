package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.tck.random.RandomLookup;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HP-207: a table has numbers in place of integers, or integers in place of numbers. */
@RuleFamily.Cases("means")
public class LookupRules extends RuleFamily {
  private static final int CASES = 12;

  /** Creates the family; called by JUnit. */
  protected LookupRules() {}

  @Override
  public List<StepExample> examples() {
    double[] halves = new double[255];
    Arrays.setAll(halves, i -> i / 2.0);
    return List.of(
        StepExample.of(new Lookup(3, 4, 3, DataType.F32, DataType.U8, LookupTable.of(halves)))
            .refuses("mapped", 5)
            .refuses("input", 3)
            .refuses("input", 8)
            .refuses("output", 1)
            .refuses("output", 8)
            .refuses("table[1]", -1.0)
            .refuses("table[2]", 0.1)
            .refuses("table[254]", Double.NaN)
            .refuses("table[254]", Double.POSITIVE_INFINITY)
            .refuses("pixels", 1L << 62));
  }

  /** Every pair of types that a table can be between. */
  static List<Object[]> typePairs() {
    List<Object[]> pairs = new ArrayList<>();
    for (DataType integer : List.of(DataType.U8, DataType.U16)) {
      for (DataType floating : List.of(DataType.F32, DataType.F64)) {
        pairs.add(new Object[] {integer, floating});
        pairs.add(new Object[] {floating, integer});
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("typePairs")
  void required_hp207_tables(DataType input, DataType output) {
    int cases = input == DataType.U16 || output == DataType.U16 ? 2 : CASES;
    rule("HP-207")
        .holdsForRandom(
            cases,
            random -> {
              long pixels = (long) random.length() * random.length();
              int channels = random.pick(List.of(1, 2, 4, 5));
              int mapped = random.between(1, channels);
              Lookup step = new RandomLookup(random).step(pixels, channels, mapped, input, output);
              return PlanCase.filled(PlanCase.plan(step), () -> RandomLookup.element(random, step));
            });
  }

  /** Every byte, of which the last channel is no colour. */
  @Test
  void required_hp207_every_byte() {
    double[] squares = new double[256];
    Arrays.setAll(squares, v -> -0.5 * v * v);
    long[] source = LongStream.range(0, 512).map(i -> i / 2).toArray();
    double[] expected =
        IntStream.range(0, 512).mapToDouble(i -> i % 2 == 0 ? squares[i / 2] : source[i]).toArray();
    Lookup step = new Lookup(256, 2, 1, DataType.U8, DataType.F32, LookupTable.of(squares));
    rule("HP-207")
        .gives(new PlanCase(PlanCase.plan(step), source), ElementBits.of(DataType.F32, expected));
  }

  /** The count of numbers that are at most a value: equal ones, beside, NaN, infinities. */
  @Test
  void required_hp207_values_at_and_beside_the_numbers() {
    double[] numbers = new double[255];
    Arrays.setAll(numbers, i -> i < 3 ? -1 : i < 253 ? i : 1e30f);
    Lookup step = new Lookup(11, 1, 1, DataType.F32, DataType.U8, LookupTable.of(numbers));
    double[] values = {
      -1,
      Math.nextDown(-1f),
      -0.0,
      3,
      Math.nextDown(3f),
      Math.nextUp(3f),
      252,
      1e30f,
      Double.NaN,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY
    };
    rule("HP-207")
        .gives(
            PlanCase.of(PlanCase.plan(step), values),
            ElementBits.of(DataType.U8, 3, 0, 3, 4, 3, 4, 253, 255, 0, 0, 255));
  }

  /** So many pixels that they come in several portions, which begin anywhere in a pixel. */
  @Test
  void required_hp207_many_pixels() {
    rule("HP-207")
        .holdsForRandom(
            1,
            random -> {
              Lookup step = new RandomLookup(random).step(3001, 5, 2, DataType.U8, DataType.F32);
              return PlanCase.filled(PlanCase.plan(step), () -> random.ordinary(DataType.U8));
            });
  }

  /** Before and behind other steps that change elements one by one. */
  @Test
  void required_hp207_between_conversions() {
    rule("HP-207")
        .holdsForRandom(
            CASES,
            random -> {
              int count = 4 * random.length();
              Lookup decoding =
                  new RandomLookup(random).step(count / 4, 4, 3, DataType.U8, DataType.F32);
              Lookup encoding =
                  new RandomLookup(random).step(count / 4, 4, 3, DataType.F64, DataType.U8);
              Convert widens =
                  new Convert(count, DataType.F32, DataType.F64, Convert.Rounding.NEAREST_EVEN);
              return PlanCase.filled(
                  PlanCase.plan(decoding, widens, encoding), () -> random.ordinary(DataType.U8));
            });
  }
}
