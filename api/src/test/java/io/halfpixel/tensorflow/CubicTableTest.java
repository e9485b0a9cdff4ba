package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CubicTableTest {
  /** w(½) of the cubic is a/8 at distance 1½ and ½ − a/8 at distance ½. */
  @Test
  void aPixelInTheMiddleHasTheWeightsOfTheFormula() {
    assertArrayEquals(
        new float[] {-.0625f, .5625f, .5625f, -.0625f}, CubicTable.HALF_PIXEL.weights(.5f));
    assertArrayEquals(
        new float[] {-.09375f, .59375f, .59375f, -.09375f}, CubicTable.LEGACY.weights(.5f));
  }

  @Test
  void aPixelOnACentreIsThatPixel() {
    assertArrayEquals(new float[] {0, 1, 0, 0}, CubicTable.HALF_PIXEL.weights(0));
    assertArrayEquals(new float[] {0, 1, 0, 0}, CubicTable.LEGACY.weights(0));
  }

  @Test
  void weightsAreMirroredAndSumToOne() {
    for (CubicTable table : List.of(CubicTable.HALF_PIXEL, CubicTable.LEGACY)) {
      for (int j = 0; j <= 1024; j++) {
        float[] weights = table.weights(j / 1024f);
        float[] mirrored = table.weights(1 - j / 1024f);
        float[] reversed = {mirrored[3], mirrored[2], mirrored[1], mirrored[0]};
        assertArrayEquals(reversed, weights);
        assertEquals(1, weights[0] + weights[1] + weights[2] + weights[3], 2e-7);
      }
    }
  }

  @Test
  void fractionsAreRoundedToTheNearestStepHalvesToEven() {
    assertArrayEquals(
        CubicTable.HALF_PIXEL.weights(2 / 1024f), CubicTable.HALF_PIXEL.weights(1.5f / 1024));
    assertArrayEquals(
        CubicTable.HALF_PIXEL.weights(2 / 1024f), CubicTable.HALF_PIXEL.weights(2.5f / 1024));
  }
}
