package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Shape;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BicubicRuleTest {
  private static TapTable width(ResizeBicubic resize, int length) {
    Plan plan = resize.plan(Shape.of(1, 1, length, 1));
    return ((Resample1d) plan.steps().get(1)).taps();
  }

  private static int[] indices(TapTable taps, int row) {
    return Arrays.copyOfRange(taps.indices(), taps.start(row), taps.start(row + 1));
  }

  private static double[] weights(TapTable taps, int row) {
    return Arrays.copyOfRange(taps.weights(), taps.start(row), taps.start(row + 1));
  }

  @Test
  void heightComesBeforeWidthAndBothAddFromTheLeft() {
    Plan plan = ResizeBicubic.of(6, 8).plan(Shape.of(2, 3, 4, 5));
    Resample1d height = (Resample1d) plan.steps().get(0);
    Resample1d width = (Resample1d) plan.steps().get(1);
    assertEquals(2, plan.steps().size());
    assertEquals(new Pass(2, 3, 6, 4 * 5), height.pass());
    assertEquals(new Pass(2 * 6, 4, 8, 5), width.pass());
    assertEquals(Accumulation.SEQUENTIAL, height.tail());
    assertEquals(Accumulation.SEQUENTIAL, width.tail());
  }

  /** At distance ¼, ¾, 1¼, 1¾ the cubic with a = −½ is 111/128, 29/128, −9/128, −3/128. */
  @Test
  void doublingWithHalfPixelCentresHasTheWeightsOfKeys() {
    TapTable taps = width(ResizeBicubic.of(1, 16).halfPixelCenters(true), 8);
    assertArrayEquals(new int[] {2, 3, 4, 5}, indices(taps, 7));
    assertArrayEquals(
        new double[] {-9 / 128., 111 / 128., 29 / 128., -3 / 128.}, weights(taps, 7), 1e-7);
    assertArrayEquals(new int[] {2, 3, 4, 5}, indices(taps, 8));
    assertArrayEquals(
        new double[] {-3 / 128., 29 / 128., 111 / 128., -9 / 128.}, weights(taps, 8), 1e-7);
  }

  /** Beyond the left edge lie −3/128 and 29/128; the rest, 102/128, is scaled to 1. */
  @Test
  void halfPixelCentresLeaveOutWhatIsBeyondAnEdge() {
    TapTable taps = width(ResizeBicubic.of(1, 16).halfPixelCenters(true), 8);
    assertArrayEquals(new int[] {0, 0, 0, 1}, indices(taps, 0));
    assertArrayEquals(new double[] {0, 0, 111 / 102., -9 / 102.}, weights(taps, 0), 1e-6);
    assertArrayEquals(new int[] {6, 7, 7, 7}, indices(taps, 15));
    assertArrayEquals(new double[] {-9 / 102., 111 / 102., 0, 0}, weights(taps, 15), 1e-6);
  }

  @Test
  void halfPixelWeightsSumToOne() {
    for (int length : new int[] {1, 2, 3, 5, 7, 16}) {
      TapTable taps = width(ResizeBicubic.of(1, length).halfPixelCenters(true), 6);
      for (int row = 0; row < length; row++) {
        assertEquals(1, Arrays.stream(weights(taps, row)).sum(), 5e-7);
      }
    }
  }

  @Test
  void legacyCoordinatesRepeatTheEdgePixel() {
    TapTable taps = width(ResizeBicubic.of(1, 8), 4);
    assertArrayEquals(new int[] {0, 0, 1, 2}, indices(taps, 1));
    assertArrayEquals(new double[] {-.09375, .59375, .59375, -.09375}, weights(taps, 1));
    assertArrayEquals(new int[] {2, 3, 3, 3}, indices(taps, 7));
  }

  @Test
  void alignedCornersUseTheLegacyCubic() {
    TapTable taps = width(ResizeBicubic.of(1, 5).alignCorners(true), 3);
    assertArrayEquals(new int[] {0, 0, 1, 2}, indices(taps, 1));
    assertArrayEquals(new double[] {-.09375, .59375, .59375, -.09375}, weights(taps, 1));
    assertArrayEquals(new double[] {0, 1, 0, 0}, weights(taps, 4));
  }

  /**
   * A tap with weight 0 is still a product, so an infinite neighbour gives NaN even at the same
   * size.
   */
  @Test
  void equalSizesAreComputed() {
    Plan plan = ResizeBicubic.of(1, 3).halfPixelCenters(true).plan(Shape.of(1, 1, 3, 1));
    float[] result = PlanLoops.runFloats(plan, 1, 2, Float.POSITIVE_INFINITY);
    assertEquals(2, plan.steps().size());
    assertTrue(Float.isNaN(result[0]) && Float.isNaN(result[1]));
  }
}
