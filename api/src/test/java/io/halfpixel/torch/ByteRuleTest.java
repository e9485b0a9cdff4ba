package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ByteRuleTest {
  private static ByteRule.Taps taps(AntialiasFilter filter, boolean antialias, int n, int length) {
    return ByteRule.taps(new Axis(n, length, 0, false), filter, antialias, RoundingProfile.FMA);
  }

  private static double[] row(TapTable taps, int row) {
    return Arrays.copyOfRange(taps.weights(), taps.start(row), taps.start(row + 1));
  }

  /** The largest weight, 1, with 15 bits is 2^15 and does not fit: 14 bits. */
  @Test
  void doublingWeighsQuartersWithFourteenBits() {
    var taps = taps(AntialiasFilter.TRIANGLE, false, 4, 8);
    assertEquals(14, taps.bits());
    assertArrayEquals(new double[] {12288, 4096}, row(taps.table(), 3));
  }

  /** The largest weight, ½, with 16 bits is 2^15 and does not fit: 15 bits. */
  @Test
  void halvingAveragesWithFifteenBits() {
    var taps = taps(AntialiasFilter.TRIANGLE, false, 4, 2);
    assertEquals(15, taps.bits());
    assertArrayEquals(new double[] {16384, 16384}, row(taps.table(), 0));
  }

  /** The largest weight with antialiasing, 3/7 at the edges, fits with 16 bits and not with 17. */
  @Test
  void halvingWithAntialiasingHasSixteenBits() {
    var taps = taps(AntialiasFilter.TRIANGLE, true, 8, 4);
    assertEquals(16, taps.bits());
    assertArrayEquals(new double[] {8192, 24576, 24576, 8192}, row(taps.table(), 1));
  }

  /** Half a pixel of 1 + 2^-14, less a half, is 2^-15: the other weight fits 15 bits as 32767. */
  @Test
  void theLargestIntegerOfSixteenBitsIsAWeight() {
    Axis axis = new Axis(2, 1, 1 / (1 + 0x1p-14), false);
    var taps = ByteRule.taps(axis, AntialiasFilter.TRIANGLE, false, RoundingProfile.FMA);
    assertEquals(15, taps.bits());
    assertArrayEquals(new double[] {32767, 1}, row(taps.table(), 0));
  }

  /** Weights below 2^-8 would allow more, but 22 bits are the most. */
  @Test
  void thereAreAtMostTwentyTwoBits() {
    assertEquals(22, taps(AntialiasFilter.TRIANGLE, true, 1000, 1).bits());
    assertEquals(22, taps(AntialiasFilter.TRIANGLE, true, 4000, 2).bits());
  }

  /**
   * At −¼: the taps −2, −1, 0 and 1 with weights −9, 67, 225 and −27 of 256, the first three on
   * pixel 0.
   */
  @Test
  void weightsOutsideAreAddedToTheEdge() {
    var taps = taps(AntialiasFilter.CUBIC, false, 8, 16);
    double unit = (1 << taps.bits()) / 256.0;
    assertArrayEquals(new double[] {283 * unit, -27 * unit}, row(taps.table(), 0));
    assertArrayEquals(new double[] {-27 * unit, 283 * unit}, row(taps.table(), 15));
    assertArrayEquals(
        new double[] {-27 * unit, 225 * unit, 67 * unit, -9 * unit}, row(taps.table(), 7));
  }

  @ParameterizedTest
  @EnumSource(AntialiasFilter.class)
  void weightsSumToOneUpToRounding(AntialiasFilter filter) {
    for (int length = 1; length < 60; length++) {
      for (boolean antialias : new boolean[] {false, true}) {
        var taps = taps(filter, antialias || filter == AntialiasFilter.LANCZOS, 29, length);
        for (int row = 0; row < length; row++) {
          double[] weights = row(taps.table(), row);
          double sum = Arrays.stream(weights).sum();
          assertTrue(Math.abs(sum - (1 << taps.bits())) <= weights.length / 2.0);
        }
      }
    }
  }
}
