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
        new double[] {-.0625, .5625, .5625, -.0625}, CubicTable.HALF_PIXEL.weights(.5f));
    assertArrayEquals(
        new double[] {-.09375, .59375, .59375, -.09375}, CubicTable.LEGACY.weights(.5f));
  }

  @Test
  void aPixelOnACentreIsThatPixel() {
    assertArrayEquals(new double[] {0, 1, 0, 0}, CubicTable.HALF_PIXEL.weights(0));
    assertArrayEquals(new double[] {0, 1, 0, 0}, CubicTable.LEGACY.weights(0));
  }

  @Test
  void weightsAreMirroredAndSumToOne() {
    for (CubicTable table : List.of(CubicTable.HALF_PIXEL, CubicTable.LEGACY)) {
      for (int j = 0; j <= 1024; j++) {
        double[] weights = table.weights(j / 1024f);
        double[] mirrored = table.weights(1 - j / 1024f);
        double[] reversed = {mirrored[3], mirrored[2], mirrored[1], mirrored[0]};
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
