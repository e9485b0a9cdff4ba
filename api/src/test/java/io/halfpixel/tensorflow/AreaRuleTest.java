package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Shape;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;

class AreaRuleTest {
  private static Resample1d step(Plan plan, int index) {
    return (Resample1d) plan.steps().get(index);
  }

  @Test
  void widthThenHeightThenTheReciprocalOfTheArea() {
    Plan plan = ResizeArea.of(2, 2).plan(Shape.of(3, 4, 6, 5));
    assertEquals(3, plan.steps().size());
    assertEquals(new Pass(3 * 4, 6, 2, 5), step(plan, 0).pass());
    assertEquals(Accumulation.SEQUENTIAL, step(plan, 0).tail());
    assertEquals(new Pass(3, 4, 2, 2 * 5), step(plan, 1).pass());
    assertEquals(Accumulation.SEQUENTIAL_FROM_ZERO, step(plan, 1).tail());
    assertEquals(1, step(plan, 2).taps().taps());
    assertEquals((float) (1 / 6.), step(plan, 2).taps().weight(0));
  }

  @Test
  void wholeFactorsAreMeans() {
    Plan plan = ResizeArea.of(1, 2).plan(Shape.of(1, 2, 4, 1));
    assertArrayEquals(new float[] {3.5f, 5.5f}, PlanLoops.runFloats(plan, 1, 2, 3, 4, 5, 6, 7, 8));
  }

  @Test
  void partlyCoveredPixelsCountAccordingly() {
    TapTable taps = step(ResizeArea.of(1, 2).plan(Shape.of(1, 1, 3, 1)), 0).taps();
    assertArrayEquals(new int[] {0, 1, 1, 2}, taps.indices());
    assertArrayEquals(new double[] {1, .5, .5, 1}, taps.weights());
  }

  /** 2 → 3: the middle output pixel covers a third of each neighbour. */
  @Test
  void enlargingRepeatsPixelsAndMixesThemAtABorder() {
    Plan plan = ResizeArea.of(1, 3).plan(Shape.of(1, 1, 2, 1));
    assertArrayEquals(new float[] {2, 5, 8}, PlanLoops.runFloats(plan, 2, 8), 1e-6f);
  }

  /** An output pixel inside one pixel covers a part of the length of the ratio. */
  @Test
  void aPixelCutInThreeIsThatPixel() {
    Plan plan = ResizeArea.of(1, 3).plan(Shape.of(1, 1, 1, 1));
    assertArrayEquals(new float[] {8, 8, 8}, PlanLoops.runFloats(plan, 8), 1e-6f);
  }

  /**
   * With a third as binary32, output 2 ends exactly where pixel 0 does, and output 3 begins where
   * pixel 1 does: what they cover is the difference of these borders, not the ratio.
   */
  @Test
  void bordersThatCoincideAreSubtracted() {
    TapTable taps = step(ResizeArea.of(1, 6).plan(Shape.of(1, 1, 2, 1)), 0).taps();
    float third = 0x1.555556p-2f;
    assertEquals(third, taps.weight(taps.start(0)));
    assertEquals(1 - 2 * third, taps.weight(taps.start(2)));
    assertEquals(4 * third - 1, taps.weight(taps.start(3)));
  }

  @Test
  void alignedCornersChangeTheRatio() {
    TapTable taps =
        step(ResizeArea.of(1, 3).alignCorners(true).plan(Shape.of(1, 1, 5, 1)), 0).taps();
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 4}, taps.indices());
  }
}
