package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearRuleTest {
  private static final Arithmetic SINGLE = new Arithmetic(DataType.F32, RoundingProfile.FMA);

  private static TapTable taps(int n, int length, double scale, boolean align) {
    return LinearRule.taps(new Axis(n, length, scale, align), SINGLE, DataType.F32);
  }

  @Test
  void doublingWeighsQuarters() {
    TapTable taps = taps(3, 6, 2, false);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 1, 2, 1, 2, 2, 2}, taps.indices());
    assertArrayEquals(
        new double[] {1, 0, .75, .25, .25, .75, .75, .25, .25, .75, .75, .25}, taps.weights());
  }

  @Test
  void alignedCornersMeet() {
    TapTable taps = taps(3, 5, 0, true);
    assertArrayEquals(new int[] {0, 1, 0, 1, 1, 2, 1, 2, 2, 2}, taps.indices());
    assertArrayEquals(new double[] {1, 0, .5, .5, 1, 0, .5, .5, 1, 0}, taps.weights());
  }

  @Test
  void alignedCornersIgnoreTheScaleAndOnePixelTakesTheFirst() {
    assertEquals(taps(3, 5, 0, true), taps(3, 5, 1.9, true));
    TapTable one = taps(7, 1, 0, true);
    assertArrayEquals(new int[] {0, 1}, one.indices());
    assertArrayEquals(new double[] {1, 0}, one.weights());
  }

  @Test
  void onePixelLiesInTheMiddle() {
    TapTable taps = taps(4, 1, 0, false);
    assertArrayEquals(new int[] {1, 2}, taps.indices());
    assertArrayEquals(new double[] {.5, .5}, taps.weights());
  }

  @Test
  void equalLengthsKeepTheirPixelsWhateverTheScale() {
    TapTable taps = taps(3, 3, 1.3, false);
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2}, taps.indices());
    assertArrayEquals(new double[] {1, 0, 1, 0, 1, 0}, taps.weights());
  }

  /** 1/1.7 = 0.588: pixel 1 lies at 1.5/1.7 − 0.5 = 0.382, not at 1.5·4/6 − 0.5 = 0.5. */
  @Test
  void coordinatesFollowTheCallersScale() {
    assertEquals(1.5 / 1.7 - 0.5, taps(4, 6, 1.7, false).weight(3), 1e-7);
    assertEquals(0.5, taps(4, 6, 0, false).weight(3), 1e-7);
  }

  @ParameterizedTest
  @EnumSource(RoundingProfile.class)
  void weightsAreAPartitionOfUnityAndIndicesStayInside(RoundingProfile profile) {
    for (int n = 1; n < 30; n++) {
      for (int length = 1; length < 60; length++) {
        Axis axis = new Axis(n, length, 0, (n + length) % 3 == 0);
        TapTable taps = LinearRule.taps(axis, new Arithmetic(DataType.F32, profile), DataType.F32);
        assertEquals(length, taps.rows());
        for (int row = 0; row < length; row++) {
          float left = (float) taps.weight(2 * row);
          float right = (float) taps.weight(2 * row + 1);
          assertEquals(1f, left + right);
          assertEquals(true, left >= 0 && right >= 0 && taps.index(2 * row + 1) < n);
        }
      }
    }
  }

  /**
   * λ = 1/3 to 8 significant bits is 171/512; 1 − λ then is 341/512, which lies between 170 and 171
   * of 256: to even.
   */
  @Test
  void halfWidthWeightsAreRoundedInTurn() {
    Axis axis = new Axis(2, 4, 0, true);
    TapTable taps = LinearRule.taps(axis, SINGLE, DataType.BF16);
    assertEquals(171 / 512.0, taps.weight(3));
    assertEquals(170 / 256.0, taps.weight(2));
  }
}
