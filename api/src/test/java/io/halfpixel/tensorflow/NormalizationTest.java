package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class NormalizationTest {
  @Test
  void weightsAreMultipliedByTheReciprocalOfTheirSum() {
    double[] weights = {1, 2, 5};
    ResizeRule.TO_SUM_ONE.apply(weights);
    assertArrayEquals(new double[] {.125, .25, .625}, weights);
  }

  @Test
  void anAllButVanishingSumLeavesThemAlone() {
    double[] tiny = {0x1p-120, 0x1p-120};
    ResizeRule.TO_SUM_ONE.apply(tiny);
    assertArrayEquals(new double[] {0x1p-120, 0x1p-120}, tiny);
    double[] opposite = {3, -3};
    ResizeRule.TO_SUM_ONE.apply(opposite);
    assertArrayEquals(new double[] {3, -3}, opposite);
  }
}
