package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.Arithmetic;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.reference.ReferenceSum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge is judged by hand-computed results and by exact decimal arithmetic. */
final class ReferenceInterpreterTest {
  private static double[] run(Step step, double... source) {
    long[] bits = ElementBits.of(step.input(), source);
    long[] result = ReferenceInterpreter.run(PlanCase.plan(step), bits);
    double[] values = new double[result.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = ElementBits.value(step.output(), result[i]);
    }
    return values;
  }

  /** [2][2 -> 3][2]: two blocks of two rows of two become three rows each. */
  @Test
  void pass_goes_along_the_middle_axis() {
    TapTable taps =
        TapTable.of(new int[] {0, 1, 3, 4}, new int[] {0, 0, 1, 1}, new double[] {1, 1, 1, 2});
    Resample1d step =
        new Resample1d(
            new Pass(2, 2, 3, 2),
            taps,
            Accumulation.SEQUENTIAL,
            DataType.F32,
            DataType.F32,
            DataType.F32);
    assertArrayEquals(
        new double[] {1, 2, 4, 6, 6, 8, 5, 6, 12, 14, 14, 16}, run(step, 1, 2, 3, 4, 5, 6, 7, 8));
  }

  @Test
  void integers_are_rounded_shifted_and_clamped() {
    TapTable taps = TapTable.uniform(2, new int[] {0, 1, 1, 0}, new double[] {3, -1, 9, 9});
    FixedPoint1d step =
        new FixedPoint1d(new Pass(1, 2, 2, 1), taps, 1, 2, DataType.U8, DataType.U8);
    // (1 + 30 - 20) >> 2 and (1 + 9·30) >> 2; then (1 + 600 - 10) >> 2 and beyond 255.
    assertArrayEquals(new double[] {2, 67}, run(step, 10, 20));
    assertArrayEquals(new double[] {147, 255}, run(step, 200, 10));
    assertArrayEquals(new double[] {0, 180}, run(step, 0, 80));
  }

  @Test
  void corners_are_weighted_by_both_axes() {
    TapTable rows = TapTable.uniform(2, new int[] {0, 1}, new double[] {0.25, 0.75});
    TapTable columns = TapTable.uniform(2, new int[] {0, 1, 1, 1}, new double[] {0.5, 0.5, 1, 0});
    CornerBlend step =
        new CornerBlend(
            1,
            2,
            true,
            List.of(new CornerBlend.Axis(2, rows), new CornerBlend.Axis(2, columns)),
            1,
            Accumulation.SEQUENTIAL,
            Accumulation.REVERSED_PAIR_FMA,
            DataType.F32,
            DataType.F32);
    // Pixels 4, 8 / 16, 32 in channel 0, and ten times that in channel 1.
    double[] result = run(step, 4, 40, 8, 80, 16, 160, 32, 320);
    assertArrayEquals(new double[] {19.5, 195, 26, 260}, result);
  }

  @Test
  void gather_picks_along_several_axes() {
    Gather step =
        new Gather(
            1,
            List.of(IndexTable.of(2, new int[] {1}), IndexTable.of(2, new int[] {1, 0, 1})),
            2,
            DataType.U8);
    assertArrayEquals(new double[] {7, 8, 5, 6, 7, 8}, run(step, 1, 2, 3, 4, 5, 6, 7, 8));
  }

  /**
   * Without rounding, every order gives the exact sum; in float64 the last operation rounds it
   * once.
   */
  @ParameterizedTest
  @EnumSource(names = "LERP", mode = EnumSource.Mode.EXCLUDE)
  void every_order_sums_all_taps(Accumulation order) {
    for (int taps = 1; taps <= 9; taps++) {
      double[] values = new double[taps];
      double[] weights = new double[taps];
      BigDecimal exact = BigDecimal.ZERO;
      for (int tap = 0; tap < taps; tap++) {
        values[tap] = 3 + 7 * tap;
        weights[tap] = 0.125 * (tap - 4);
        exact = exact.add(new BigDecimal(values[tap]).multiply(new BigDecimal(weights[tap])));
      }
      assertEquals(
          exact.round(MathContext.UNLIMITED).doubleValue(),
          ReferenceSum.of(order, Arithmetic.F64, values, weights));
    }
  }

  /** Rounding of the small types, by comparing the distances to both neighbours exactly. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void element_is_the_nearest_one(DataType type) {
    Randoms random = new Randoms(1);
    for (int i = 0; i < 20_000; i++) {
      double value = ElementBits.value(DataType.F64, random.ordinary(DataType.F64));
      long bits = ElementBits.bits(type, value);
      BigDecimal error = distance(type, bits, value);
      assertEquals(value < 0, bits >> 15 == 1);
      for (long neighbour : new long[] {bits - 1, bits + 1}) {
        boolean sameSign = neighbour >> 15 == bits >> 15;
        if (sameSign && Double.isFinite(ElementBits.value(type, neighbour))) {
          int compared = error.compareTo(distance(type, neighbour, value));
          assertEquals(true, compared < 0 || compared == 0 && bits % 2 == 0, () -> "of " + value);
        }
      }
    }
  }

  private static BigDecimal distance(DataType type, long bits, double value) {
    return new BigDecimal(ElementBits.value(type, bits)).subtract(new BigDecimal(value)).abs();
  }

  @ParameterizedTest
  @EnumSource
  void elements_survive_decoding_and_encoding(DataType type) {
    Randoms random = new Randoms(2);
    for (int i = 0; i < 10_000; i++) {
      // A double holds 53 bits of an int64.
      long bits = random.anyBits(type) >> (type == DataType.I64 ? 11 : 0);
      double value = ElementBits.value(type, bits);
      if (!Double.isNaN(value)) {
        assertEquals(bits, ElementBits.bits(type, value));
      }
    }
    assertEquals(1, ElementBits.value(type, ElementBits.bits(type, 1)));
  }
}
