package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class NormalizationTest {
  @Test
  void weightsAreMultipliedByTheReciprocalOfTheirSum() {
    float[] weights = {1, 2, 5};
    Normalization.toSumOne(weights);
    assertArrayEquals(new float[] {.125f, .25f, .625f}, weights);
  }

  @Test
  void anAllButVanishingSumLeavesThemAlone() {
    float[] tiny = {1e-36f, 1e-36f};
    Normalization.toSumOne(tiny);
    assertArrayEquals(new float[] {1e-36f, 1e-36f}, tiny);
    float[] opposite = {3, -3};
    Normalization.toSumOne(opposite);
    assertArrayEquals(new float[] {3, -3}, opposite);
  }
}
