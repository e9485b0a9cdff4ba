package io.halfpixel.jax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeightMatrixTest {
  private static double[] weights(WeightMatrix matrix) {
    return matrix.taps(true, DataType.F32).weights();
  }

  /** Outputs lie at −¼, ¼, ¾ and 5/4. No weight is −0. */
  @Test
  void twoPixelsBecomeFour() {
    assertArrayEquals(
        new double[] {1, 0, 0.75, 0.25, 0.25, 0.75, 0, 1},
        weights(WeightMatrix.ofLengths(ResizeMethod.LINEAR, 2, 4, false)));
  }

  /** Product and difference are rounded each, which makes output 6 of 13 the middle of both. */
  @Test
  void positionsOfLinearAreNotFused() {
    double[] weights = weights(WeightMatrix.ofLengths(ResizeMethod.LINEAR, 2, 13, false));
    assertArrayEquals(new double[] {0.5, 0.5}, Arrays.copyOfRange(weights, 12, 14));
  }

  /** The output covers as much of the first pixel as the area between two outputs. */
  @Test
  void aSumOfAThousandUnitsInTheLastPlaceCountsAsNone() {
    float units = 1000 * 0x1p-23f;
    assertArrayEquals(new double[] {0, 0}, weights(covering(units)));
    assertArrayEquals(new double[] {1, 0}, weights(covering(Math.nextUp(units))), 1e-6);
  }

  private static WeightMatrix covering(float length) {
    return new WeightMatrix(ResizeMethod.AREA, 2, 1, false, length, 0);
  }
}
