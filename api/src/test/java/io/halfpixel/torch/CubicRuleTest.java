package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CubicRuleTest {
  /** Eight roundings of numbers in [4, 8), the largest that a weight is computed from. */
  private static final double TOLERANCE = 8 * 0x1p-22;

  private static TapTable taps(Axis axis, DataType type, RoundingProfile profile) {
    return CubicRule.taps(axis, new Arithmetic(type, profile), type);
  }

  /**
   * At ¼ and ¾: K(5/4) = −27/256, K(1/4) = 225/256, K(3/4) = 67/256, K(7/4) = −9/256, by hand for a
   * = −¾.
   */
  @Test
  void doublingHasKnownWeights() {
    TapTable taps = taps(new Axis(8, 16, 2, false), DataType.F64, RoundingProfile.STRICT);
    double[] quarter = {-27 / 256.0, 225 / 256.0, 67 / 256.0, -9 / 256.0};
    int row = taps.start(7);
    assertArrayEquals(quarter, Arrays.copyOfRange(taps.weights(), row, row + 4));
    assertArrayEquals(new int[] {2, 3, 4, 5}, Arrays.copyOfRange(taps.indices(), row, row + 4));
  }

  /** At ⅛: −147, 1981, 235 and −21 of 2048. Eight digits of bfloat16 hold all but 1981. */
  @Test
  void weightsAreStoredInTheTypeOfTheTensor() {
    Arithmetic single = new Arithmetic(DataType.F32, RoundingProfile.FMA);
    TapTable taps = CubicRule.taps(new Axis(8, 32, 4, false), single, DataType.BF16);
    int row = taps.start(14);
    assertArrayEquals(new int[] {2, 3, 4, 5}, Arrays.copyOfRange(taps.indices(), row, row + 4));
    assertArrayEquals(
        new double[] {-147 / 2048.0, 1984 / 2048.0, 235 / 2048.0, -21 / 2048.0},
        Arrays.copyOfRange(taps.weights(), row, row + 4));
  }

  @Test
  void pixelsOutsideAreTheEdgePixels() {
    TapTable taps = taps(new Axis(2, 4, 2, false), DataType.F32, RoundingProfile.FMA);
    assertArrayEquals(new int[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1}, taps.indices());
  }

  @Test
  void equalLengthsTakeThePixelItself() {
    TapTable taps = taps(new Axis(3, 3, 0, false), DataType.F32, RoundingProfile.FMA);
    assertArrayEquals(new double[] {0, 1, 0, 0}, Arrays.copyOfRange(taps.weights(), 4, 8), "row 1");
    assertArrayEquals(new int[] {0, 1, 2, 2}, Arrays.copyOfRange(taps.indices(), 4, 8), "row 1");
  }

  @ParameterizedTest
  @EnumSource(RoundingProfile.class)
  void weightsAreAPartitionOfUnity(RoundingProfile profile) {
    for (int length = 1; length < 90; length++) {
      TapTable taps = taps(new Axis(23, length, 0, false), DataType.F32, profile);
      for (int row = 0; row < length; row++) {
        double sum = 0;
        for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
          sum += taps.weight(tap);
        }
        assertEquals(1, sum, TOLERANCE);
      }
    }
  }

  /**
   * The row from the other end has the same weights in reverse, up to rounding; no coordinate is
   * whole.
   */
  @Test
  void weightsAreSymmetric() {
    TapTable taps = taps(new Axis(9, 26, 0, false), DataType.F64, RoundingProfile.FMA);
    double[] weights = taps.weights();
    for (int row = 2; row < 24; row++) {
      for (int j = 0; j < 4; j++) {
        assertEquals(weights[4 * row + j], weights[4 * (25 - row) + 3 - j], 1e-14);
      }
    }
  }

  @Test
  void profilesDifferInLastBits() {
    Axis axis = new Axis(23, 61, 0, false);
    double[] fused = taps(axis, DataType.F32, RoundingProfile.FMA).weights();
    double[] strict = taps(axis, DataType.F32, RoundingProfile.STRICT).weights();
    assertNotEquals(Arrays.hashCode(fused), Arrays.hashCode(strict));
    assertArrayEquals(fused, strict, TOLERANCE);
  }

  @Test
  void kernelPiecesMeetAtOneAndEndAtTwo() {
    for (double a : new double[] {-0.5, -0.75}) {
      for (boolean lastFused : new boolean[] {false, true}) {
        var arithmetic = new Arithmetic(DataType.F32, RoundingProfile.FMA);
        CubicKernel kernel = new CubicKernel(arithmetic, a, lastFused);
        assertEquals(1, kernel.inner(0));
        assertEquals(0, kernel.inner(1));
        assertEquals(0, kernel.outer(1));
        assertEquals(0, kernel.outer(2));
      }
    }
  }
}
