package io.halfpixel.jvm.sums;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which steps are passes, and what weights of zero become. */
final class PassStepsTest {
  private static final TapTable WITH_ZEROS = twoRows(0, 7, 0, 5, 0, 0);

  /** Returns two rows that read pixels 0, 1, 2 and so on. */
  private static TapTable twoRows(double... weights) {
    int[] index = IntStream.range(0, weights.length).toArray();
    return TapTable.uniform(weights.length / 2, index, weights);
  }

  private static Step fixed(TapTable taps) {
    return FixedSteps.exact(taps, 4, 3, U8, U8);
  }

  private static Step floats(TapTable taps) {
    Pass pass = new Pass(1, FixedSteps.INPUTS, taps.rows(), 1);
    return new Resample1d(pass, taps, Accumulation.SEQUENTIAL, F32, F32, F32);
  }

  @Test
  void passes_are_sums_along_an_axis() {
    assertTrue(PassSteps.isPass(fixed(WITH_ZEROS)));
    assertTrue(PassSteps.isPass(floats(WITH_ZEROS)));
    assertFalse(PassSteps.isPass(new Convert(8, U8, F32, Convert.Rounding.NEAREST_EVEN)));
  }

  static Stream<TapTable[]> equallyShort() {
    return Stream.of(
        new TapTable[] {WITH_ZEROS, TapTable.uniform(1, new int[] {1, 3}, new double[] {7, 5})},
        new TapTable[] {
          twoRows(1, 2, 0, 0, 3, 4),
          TapTable.uniform(2, new int[] {0, 1, 4, 5}, new double[] {1, 2, 3, 4})
        });
  }

  @ParameterizedTest
  @MethodSource("equallyShort")
  void weights_of_zero_are_left_out(TapTable taps, TapTable without) {
    assertEquals(fixed(without), PassSteps.withoutZeros(fixed(taps)));
  }

  static Stream<TapTable> notEquallyShort() {
    return Stream.of(
        twoRows(1, 2, 3, 4),
        twoRows(0, 0, 0, 0),
        twoRows(1, 0, 0, 0),
        twoRows(1, 1, 0, 0),
        twoRows(0, 0, 1, 1),
        twoRows(1, 0, 0, 1, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("notEquallyShort")
  void sums_that_are_not_equally_short_without_zeros_stay(TapTable taps) {
    Step step = fixed(taps);
    assertSame(step, PassSteps.withoutZeros(step));
  }

  /** Infinity times zero is NaN, and a first part in binary32 is a sum of its own. */
  @Test
  void sums_in_floating_point_stay() {
    Step resample = floats(WITH_ZEROS);
    assertSame(resample, PassSteps.withoutZeros(resample));
    Step inParts = FixedSteps.inParts(WITH_ZEROS, 3, U8, U8);
    assertSame(inParts, PassSteps.withoutZeros(inParts));
  }
}
