package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HP-203 for conversions: to nearest, ties to even, then the range of the type. */
@RuleFamily.Cases("moves")
public class ConversionRules extends RuleFamily {
  private static final int CASES = 4;

  /** Creates the family; called by JUnit. */
  protected ConversionRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(new Convert(5, DataType.U8, DataType.F32, Convert.Rounding.NEAREST_EVEN))
            .refuses("count", 4)
            .refuses("rounding", 2));
  }

  @ParameterizedTest
  @MethodSource("typePairs")
  void required_hp203_conversion_rounds_to_nearest(DataType input, DataType output) {
    rule("HP-203")
        .holdsForRandom(
            CASES,
            random -> {
              Convert step = convert(random.length() + 200, input, output);
              return PlanCase.filled(
                  PlanCase.plan(step),
                  () -> random.flip() ? random.special(input) : random.anyBits(input));
            });
  }

  /** Every input type with every output type. */
  static List<Object[]> typePairs() {
    List<Object[]> pairs = new ArrayList<>();
    for (DataType input : DataType.values()) {
      for (DataType output : DataType.values()) {
        pairs.add(new Object[] {input, output});
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("typePairs")
  void required_hp203_other_roundings_are_those_of_c(DataType input, DataType output) {
    if (output.isFloatingPoint()) {
      return;
    }
    for (var rounding : List.of(Convert.Rounding.NEAREST_AWAY, Convert.Rounding.TOWARD_ZERO)) {
      rule("HP-203")
          .holdsForRandom(
              CASES,
              random -> {
                Convert step = new Convert(random.length() + 200, input, output, rounding);
                return PlanCase.filled(
                    PlanCase.plan(step),
                    () -> random.flip() ? random.special(input) : random.ordinary(input));
              });
    }
  }

  /**
   * The largest float32 below ½ becomes 1 where ½ is added in float32, but 0 where it is added in
   * float64.
   */
  @Test
  void required_hp203_ties_go_away_from_zero() {
    double below = Math.nextDown(0.5f);
    double[] values = {0.5, -0.5, 1.5, 2.5, -2.5, 0.25, below, -below, 1e30, -1e30, Double.NaN};
    double most = Long.MAX_VALUE;
    double[] narrow = {1, -1, 2, 3, -3, 0, 1, -1, most, -most, 0};
    double[] wide = {1, -1, 2, 3, -3, 0, 0, 0, most, -most, 0};
    rounded(Convert.Rounding.NEAREST_AWAY, DataType.F32, values, narrow);
    rounded(Convert.Rounding.NEAREST_AWAY, DataType.F64, values, wide);
    double[] cut = {0, 0, 1, 2, -2, 0, 0, 0, most, -most, 0};
    rounded(Convert.Rounding.TOWARD_ZERO, DataType.F32, values, cut);
    rounded(Convert.Rounding.TOWARD_ZERO, DataType.F64, values, cut);
  }

  private void rounded(
      Convert.Rounding rounding, DataType input, double[] values, double... expected) {
    for (DataType output : List.of(DataType.I64, DataType.I32, DataType.I8, DataType.U8)) {
      Convert step = new Convert(values.length, input, output, rounding);
      rule("HP-203")
          .gives(PlanCase.of(PlanCase.plan(step), values), ElementBits.of(output, expected));
    }
  }

  /**
   * 2^62 + 2^54 + 1 lies above the middle of two bfloat16 values, but not as a float64 or float32.
   */
  @Test
  void required_hp203_int64_is_rounded_once() {
    long value = (1L << 62) + (1L << 54) + 1;
    long[] values = {value, -value, Long.MAX_VALUE, Long.MIN_VALUE};
    double[] rounded = {0x1p62 + 0x1p55, -0x1p62 - 0x1p55, 0x1p63, -0x1p63};
    Convert brain = convert(values.length, DataType.I64, DataType.BF16);
    rule("HP-203")
        .gives(new PlanCase(PlanCase.plan(brain), values), ElementBits.of(DataType.BF16, rounded));
    long[] tie = {(1L << 62) + (1L << 38) + 1, (1L << 53) + 1, -3};
    double[] single = {0x1p62 + 0x1p39, 0x1p53, -3};
    Convert floats = convert(tie.length, DataType.I64, DataType.F32);
    rule("HP-203")
        .gives(new PlanCase(PlanCase.plan(floats), tie), ElementBits.of(DataType.F32, single));
  }

  /** Everything but a zero is true, NaN included. */
  @Test
  void required_hp203_truth_is_not_zero() {
    double[] values = {0, -0.0, 1, -1, 0.25, Double.NaN, Double.NEGATIVE_INFINITY};
    double[] truths = {0, 0, 1, 1, 1, 1, 1};
    for (DataType input : List.of(DataType.F32, DataType.F64, DataType.F16, DataType.BF16)) {
      for (Convert.Rounding rounding : Convert.Rounding.values()) {
        Convert step = new Convert(values.length, input, DataType.BOOL, rounding);
        rule("HP-203")
            .gives(PlanCase.of(PlanCase.plan(step), values), ElementBits.of(DataType.BOOL, truths));
      }
    }
  }

  /** All values of the 8-bit and 16-bit types, to all types. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "U8", "I8", "I16", "U16"})
  void required_hp203_every_value_of_a_small_type(DataType input) {
    long last = ElementBits.mask(input);
    int stride = Seeds.stride();
    long[] values = LongStream.rangeClosed(0, last).filter(v -> v % stride == 0).toArray();
    for (DataType output : DataType.values()) {
      Convert step = convert(values.length, input, output);
      rule("HP-203").holds(new PlanCase(PlanCase.plan(step), values));
    }
  }

  /**
   * Every finite value of a half type, widened and narrowed, is itself; what lies halfway goes to
   * the even neighbour.
   */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void required_hp203_halfway_goes_to_the_even_neighbour(DataType type) {
    int infinity = type == DataType.F16 ? 0x7C00 : 0x7F80;
    double[] halfway = new double[infinity - 1];
    double[] itself = new double[infinity - 1];
    long[] expected = new long[infinity - 1];
    for (int bits = 0; bits < halfway.length; bits++) {
      itself[bits] = ElementBits.value(type, bits);
      halfway[bits] = (itself[bits] + ElementBits.value(type, bits + 1)) / 2;
      expected[bits] = (long) bits + (bits & 1);
    }
    long[] same = LongStream.range(0, infinity - 1).toArray();
    for (DataType wide : List.of(DataType.F32, DataType.F64)) {
      Convert step = convert(halfway.length, wide, type);
      rule("HP-203").gives(PlanCase.of(PlanCase.plan(step), halfway), expected);
      rule("HP-203").gives(PlanCase.of(PlanCase.plan(step), itself), same);
    }
  }

  /** The value in the first column becomes an unsigned byte, a signed one, and an int32. */
  @Test
  void required_hp203_float_to_integer_ties_saturation_and_nan() {
    double most = Integer.MAX_VALUE;
    double least = Integer.MIN_VALUE;
    double[][] rows = {
      {0.5, 0, 0, 0},
      {1.5, 2, 2, 2},
      {2.5, 2, 2, 2},
      {-0.5, 0, 0, 0},
      {-1.5, 0, -2, -2},
      {254.5, 254, 127, 254},
      {255.5, 255, 127, 256},
      {0.49999997, 0, 0, 0},
      {1e9, 255, 127, 1e9},
      {-1e9, 0, -128, -1e9},
      {Double.NaN, 0, 0, 0},
      {Double.POSITIVE_INFINITY, 255, 127, most},
      {Double.NEGATIVE_INFINITY, 0, -128, least},
      {-0.0, 0, 0, 0},
      {0x1p-149, 0, 0, 0},
      {127.5, 128, 127, 128},
      {128.5, 128, 127, 128}
    };
    List<DataType> outputs = List.of(DataType.U8, DataType.I8, DataType.I32);
    for (DataType input : List.of(DataType.F32, DataType.F64)) {
      for (DataType output : outputs) {
        Convert step = convert(rows.length, input, output);
        double[] expected = column(rows, 1 + outputs.indexOf(output));
        rule("HP-203")
            .gives(
                PlanCase.of(PlanCase.plan(step), column(rows, 0)),
                ElementBits.of(output, expected));
      }
    }
  }

  private static double[] column(double[][] rows, int number) {
    return Arrays.stream(rows).mapToDouble(row -> row[number]).toArray();
  }

  @Test
  void required_hp203_floats_overflow_to_infinity() {
    double[] values = {65504, 65519.99609375, 65520, -65520, 1e30, Double.NEGATIVE_INFINITY};
    double infinity = Double.POSITIVE_INFINITY;
    double[] expected = {65504, 65504, infinity, -infinity, infinity, -infinity};
    Convert toHalf = convert(values.length, DataType.F32, DataType.F16);
    rule("HP-203")
        .gives(PlanCase.of(PlanCase.plan(toHalf), values), ElementBits.of(DataType.F16, expected));
    double[] wide = {Float.MAX_VALUE, 1e39, -1e39};
    Convert toFloat = convert(wide.length, DataType.F64, DataType.F32);
    rule("HP-203")
        .gives(
            PlanCase.of(PlanCase.plan(toFloat), wide),
            ElementBits.of(DataType.F32, Float.MAX_VALUE, infinity, -infinity));
  }

  /**
   * 1 + 2^-11 + 2^-40 lies above the middle of 1 and 1 + 2^-10; by way of float32 it would become
   * the middle and go to 1.
   */
  @Test
  void required_hp203_double_is_rounded_once() {
    double[] values = new double[19];
    Arrays.fill(values, 1 + 0x1p-11 + 0x1p-40);
    double[] expected = new double[19];
    Arrays.fill(expected, 1 + 0x1p-10);
    Convert step = convert(values.length, DataType.F64, DataType.F16);
    rule("HP-203")
        .gives(PlanCase.of(PlanCase.plan(step), values), ElementBits.of(DataType.F16, expected));
  }

  private static Convert convert(long count, DataType input, DataType output) {
    return new Convert(count, input, output, Convert.Rounding.NEAREST_EVEN);
  }
}
