package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic.Part;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import java.lang.reflect.Array;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations on values of rows: which of them, and what with. */
final class ArithmeticTest {

  /** What is below a range or above it becomes its end, and -0 is not below 0. */
  @Test
  void minus_zero_is_within_a_range_that_ends_at_zero() {
    float[] floats = {-0f, -1, -0f};
    FloatArithmetic.INSTANCE.clamp(floats, 0, 1, 2);
    FloatArithmetic.INSTANCE.clamp(floats, -1, 0, 3);
    assertArrayEquals(new float[] {-0f, 0, -0f}, floats);
    double[] doubles = {-0.0, -1, -0.0};
    DoubleArithmetic.INSTANCE.clamp(doubles, 0, 1, 2);
    DoubleArithmetic.INSTANCE.clamp(doubles, -1, 0, 3);
    assertArrayEquals(new double[] {-0.0, 0, -0.0}, doubles);
  }

  static Stream<Arguments> arithmetics() {
    return Stream.of(
        Arguments.of(FloatArithmetic.INSTANCE, FloatCarrier.INSTANCE),
        Arguments.of(new HalfArithmetic(DataType.F16), FloatCarrier.INSTANCE),
        Arguments.of(new HalfArithmetic(DataType.BF16), FloatCarrier.INSTANCE),
        Arguments.of(DoubleArithmetic.INSTANCE, DoubleCarrier.INSTANCE));
  }

  private static <A> void equal(A row, double... expected) {
    double[] values = new double[Array.getLength(row)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Array.getDouble(row, i);
    }
    assertArrayEquals(expected, values);
  }

  private static <A> A row(Carrier<A> carrier, double... values) {
    return carrier.weights(values.clone());
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  <A> void operations_of_two_rows_and_with_one_number(
      Arithmetic<A> arithmetic, Carrier<A> carrier) {
    for (Operator operator : Operator.values()) {
      double[] expected =
          switch (operator) {
            case MULTIPLY -> new double[] {8, 24, 16, 8};
            case DIVIDE -> new double[] {8, 6, 4, 8};
            case ADD -> new double[] {8, 14, 10, 8};
            case SUBTRACT -> new double[] {8, 10, 6, 8};
          };
      A row = row(carrier, 8, 12, 8, 8);
      arithmetic.apply(operator, DataType.F32, row, 1, 3, row(carrier, 9, 9, 9, 2, 2), 2);
      equal(row, expected);
      row = row(carrier, 8, 12, 8, 8);
      arithmetic.applyOne(operator, DataType.F32, row, 1, 3, row(carrier, 9, 2, 9), 1);
      equal(row, expected);
    }
  }

  @Test
  void operations_of_float64_are_rounded_to_their_type() {
    double third = 1 / 3.0;
    for (Operator operator : Operator.values()) {
      double f64 =
          switch (operator) {
            case MULTIPLY -> third * third;
            case DIVIDE -> (1 + third) / third;
            case ADD -> third + third;
            case SUBTRACT -> 1 - third;
          };
      double x =
          operator == Operator.DIVIDE ? 1 + third : operator == Operator.SUBTRACT ? 1 : third;
      double[] row = {x};
      DoubleArithmetic.INSTANCE.applyOne(
          operator, DataType.F64, row, 0, 1, new double[] {third}, 0);
      equal(row, f64);
      float a = (float) x;
      float b = (float) third;
      float f32 =
          switch (operator) {
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case ADD -> a + b;
            case SUBTRACT -> a - b;
          };
      row[0] = x;
      DoubleArithmetic.INSTANCE.apply(operator, DataType.F32, row, 0, 1, new double[] {third}, 0);
      equal(row, f32);
    }
    assertTrue(DoubleArithmetic.INSTANCE.computes(DataType.F64));
    assertTrue(DoubleArithmetic.INSTANCE.computes(DataType.F32));
    assertFalse(DoubleArithmetic.INSTANCE.computes(DataType.F16));
    assertTrue(FloatArithmetic.INSTANCE.computes(DataType.F32));
    assertFalse(FloatArithmetic.INSTANCE.computes(DataType.F64));
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  <A> void clamping_and_cutting_off(Arithmetic<A> arithmetic, Carrier<A> carrier) {
    A row = row(carrier, -2, 0.5, 3, Double.NaN, -2);
    arithmetic.clamp(row, -1, 2, 4);
    equal(row, -1, 0.5, 2, Double.NaN, -2);
    double[] values = {-1.5, -0.25, 0, 0.5, 1.75, Double.NaN, 1.5};
    row = row(carrier, values);
    arithmetic.truncate(row, 6, DataType.F32, false);
    equal(row, -1, -0.0, 0, 0, 1, Double.NaN, 1.5);
    row = row(carrier, values);
    arithmetic.truncate(row, 6, DataType.F32, true);
    equal(row, -2, -0.0, 0, 1, 2, Double.NaN, 1.5);
  }

  @Test
  void half_is_added_in_the_type() {
    double below = Math.nextDown(0.5f);
    double[] row = {below};
    DoubleArithmetic.INSTANCE.truncate(row, 1, DataType.F32, true);
    assertEquals(1, row[0], "rounded up to 1");
    row[0] = below;
    DoubleArithmetic.INSTANCE.truncate(row, 1, DataType.F64, true);
    assertEquals(0, row[0]);
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  <A> void values_are_added_to_others(Arithmetic<A> arithmetic, Carrier<A> carrier) {
    A row = row(carrier, 1, 2, 3, 4, 5);
    arithmetic.add(row(carrier, 9, 10, 20, 9), 1, row, 2, 2);
    equal(row, 1, 2, 13, 24, 5);
    arithmetic.clear(row, 1, 2);
    equal(row, 1, 0, 0, 24, 5);
    assertEquals(24, arithmetic.get(row, 3));
    arithmetic.put(row, 1, 7);
    equal(row, 1, 7, 0, 24, 5);
    int[] starts = {0, 1};
    int[] ends = {2, 2};
    A sums = row(carrier, 100, 50);
    arithmetic.addBins(row(carrier, 1, 2, 3), starts, ends, 1, sums);
    equal(sums, 103, 52);
    A pairs = row(carrier, 100, 50, 10, 0);
    arithmetic.addBins(row(carrier, 1, 2, 3, 4), starts, ends, 2, pairs);
    equal(pairs, 104, 56, 13, 4);
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  <A> void parts_of_sums_are_divided(Arithmetic<A> arithmetic, Carrier<A> carrier) {
    long[] divisors = {9, 4, 8, 9};
    Part part = new Part(1, 3, 1, 3);
    A sums = row(carrier, 1, 1, 1, 2, 8, 12, 2, 8, 16, 1, 1, 1);
    double[] expected = {1, 1, 1, 2, 2, 3, 2, 1, 2, 1, 1, 1};
    arithmetic.divide(sums, divisors, 3, part);
    equal(sums, expected);
    sums = row(carrier, 1, 1, 1, 2, 8, 12, 2, 8, 16, 1, 1, 1);
    arithmetic.divideInFloat(sums, divisors, 3, part);
    equal(sums, expected);
    sums = row(carrier, 1, 1, 1, 2, 8, 12, 2, 8, 16, 1, 1, 1);
    arithmetic.multiplyByReciprocals(sums, divisors, 3, part);
    equal(sums, expected);
    assertFalse(part.isEmpty());
    assertTrue(new Part(1, 1, 0, 2).isEmpty());
    assertTrue(new Part(0, 2, 3, 3).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  <A> void weights_are_scaled(Arithmetic<A> arithmetic, Carrier<A> carrier) {
    A scaled = carrier.row(4);
    arithmetic.scale(row(carrier, 1, 2, 3, 4), row(carrier, 9, 5), 1, scaled, 1, 2);
    equal(scaled, 0, 10, 15, 0);
  }

  /**
   * Eight values, four in each of two lines, in groups of three: two whole groups, and two values
   * left.
   */
  @ParameterizedTest
  @MethodSource("arithmetics")
  <A> void values_are_summed_in_groups(Arithmetic<A> arithmetic, Carrier<A> carrier) {
    int[] starts = {0, 1};
    int[] ends = {4, 5};
    A groups = carrier.row(4);
    A sums = row(carrier, 50, 50, 50, 50);
    Part second = new Part(1, 2, 1, 2);
    for (int line = 0; line < 2; line++) {
      A row = row(carrier, 9, 9, 9, 1, 9, 2, 9, 3, 9, 4);
      arithmetic.addGroups(row, starts, ends, 2, second, line, 2, 3, false, groups, sums);
    }
    // 1 + 2 + 3 takes the place of 50; then 4 + 1 + 2, and 3 and 4 one by one.
    equal(sums, 50, 50, 50, 20);
    A fromZero = row(carrier, 50, 50, 50, 50);
    arithmetic.addGroups(
        row(carrier, 9, 9, 9, 1, 9, 2, 9, 3, 9, 4),
        starts,
        ends,
        2,
        second,
        0,
        1,
        3,
        true,
        groups,
        fromZero);
    equal(fromZero, 50, 50, 50, 60);
  }

  /** In float32, 2^24 + 1 + 1 is 2^24, and 2^24 + (1 + 1) is not. */
  @Test
  void groups_are_summed_before_they_are_added() {
    float[] row = {0x1p24f, 0, 1, 1};
    float[] sums = new float[1];
    Part all = new Part(0, 1, 0, 1);
    FloatArithmetic.INSTANCE.addGroups(
        row, new int[] {0}, new int[] {4}, 1, all, 0, 1, 2, false, new float[1], sums);
    assertEquals(0x1p24f + 2, sums[0]);
    FloatArithmetic.INSTANCE.addGroups(
        row,
        new int[] {0},
        new int[] {4},
        1,
        all,
        0,
        1,
        5,
        true,
        new float[1],
        sums = new float[1]);
    assertEquals(0x1p24f, sums[0]);
  }

  @Test
  void sixteen_bits_are_rounded_after_each_operation() {
    HalfArithmetic half = new HalfArithmetic(DataType.F16);
    HalfArithmetic bfloat = new HalfArithmetic(DataType.BF16);
    assertEquals(2048, half.rounded(2049));
    assertEquals(256, bfloat.rounded(257));
    float[] row = {2048, 0};
    half.add(new float[] {1}, 0, row, 0, 1);
    assertEquals(2048, row[0]);
    half.put(row, 1, 2049);
    assertEquals(2048, row[1]);
    bfloat.put(row, 1, 257);
    assertEquals(256, row[1]);
    row[0] = 1;
    half.divide(row, new long[] {3}, 1, new Part(0, 1, 0, 1));
    assertEquals(Half.toFloat(Half.fromFloat(1 / 3f)), row[0]);
    row[0] = 4096;
    half.divide(row, new long[] {2049}, 1, new Part(0, 1, 0, 1));
    assertEquals(2, row[0], "the divisor is rounded too");
    float[] sums = {2048};
    half.addBins(new float[] {1, 1}, new int[] {0}, new int[] {2}, 1, sums);
    assertEquals(2048, sums[0]);
  }
}
