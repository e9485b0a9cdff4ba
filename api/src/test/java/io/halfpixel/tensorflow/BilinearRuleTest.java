package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BilinearRuleTest {
  private static Plan row(ResizeBilinear resize, int length) {
    return resize.plan(Shape.of(1, 1, length, 1));
  }

  private static TapTable width(Plan plan) {
    return ((Resample1d) plan.steps().get(0)).taps();
  }

  @Test
  void widthComesBeforeHeightAndBothAreLerps() {
    Plan plan = ResizeBilinear.of(6, 8).plan(Shape.of(2, 3, 4, 5));
    Resample1d width = (Resample1d) plan.steps().get(0);
    Resample1d height = (Resample1d) plan.steps().get(1);
    assertEquals(2, plan.steps().size());
    assertEquals(new Pass(2 * 3, 4, 8, 5), width.pass());
    assertEquals(new Pass(2, 3, 6, 8 * 5), height.pass());
    assertEquals(Accumulation.LERP, width.tail());
    assertEquals(Accumulation.LERP, height.tail());
    assertEquals(TensorSpec.of(DataType.F32, 2, 6, 8, 5), plan.target());
  }

  @Test
  void doublingWithHalfPixelCentresWeighsQuarters() {
    TapTable taps = width(row(ResizeBilinear.of(1, 6).halfPixelCenters(true), 3));
    assertArrayEquals(new int[] {0, 0, 0, 1, 0, 1, 1, 2, 1, 2, 2, 2}, taps.indices());
    assertArrayEquals(
        new double[] {1, .75, 1, .25, 1, .75, 1, .25, 1, .75, 1, .25}, taps.weights());
  }

  @Test
  void doublingARampKeepsItARampBetweenTheCentres() {
    Plan plan = row(ResizeBilinear.of(1, 8).halfPixelCenters(true), 4);
    assertArrayEquals(
        new float[] {0, 1, 3, 5, 7, 9, 11, 12}, PlanLoops.runFloats(plan, 0, 4, 8, 12));
  }

  /** Output pixel i at i·n/N: the image moves to the upper left. */
  @Test
  void legacyCoordinatesShiftTheImage() {
    Plan plan = row(ResizeBilinear.of(1, 8), 4);
    assertArrayEquals(
        new float[] {0, 2, 4, 6, 8, 10, 12, 12}, PlanLoops.runFloats(plan, 0, 4, 8, 12));
  }

  @Test
  void alignedCornersKeepTheCorners() {
    Plan plan = row(ResizeBilinear.of(1, 5).alignCorners(true), 3);
    assertArrayEquals(new float[] {0, 2, 4, 6, 8}, PlanLoops.runFloats(plan, 0, 4, 8));
  }

  @Test
  void equalSizesAreCopiedWithoutArithmetic() {
    assertEquals(List.of(), ResizeBilinear.of(3, 4).plan(Shape.of(1, 3, 4, 2)).steps());
    Plan bytes = ResizeBilinear.of(3, 4).plan(TensorSpec.of(DataType.U8, 1, 3, 4, 2));
    assertEquals(
        List.of(new Convert(24, DataType.U8, DataType.F32, Convert.Rounding.NEAREST_EVEN)),
        bytes.steps());
  }

  @Test
  void oneEqualAxisIsInterpolatedLikeAnyOther() {
    Plan plan = ResizeBilinear.of(3, 8).plan(Shape.of(1, 3, 4, 2));
    assertEquals(2, plan.steps().size());
  }

  @Test
  void bytesAreReadAsTheyAre() {
    Plan plan = ResizeBilinear.of(2, 2).plan(TensorSpec.of(DataType.U8, 1, 3, 4, 2));
    assertEquals(DataType.U8, plan.steps().get(0).input());
    assertEquals(DataType.F32, plan.target().dataType());
  }

  @Test
  void wideTypesAreRoundedToSinglePrecisionFirst() {
    for (DataType wide : List.of(DataType.F64, DataType.I32)) {
      Plan plan = ResizeBilinear.of(2, 2).plan(TensorSpec.of(wide, 1, 3, 4, 2));
      assertEquals(
          new Convert(24, wide, DataType.F32, Convert.Rounding.NEAREST_EVEN), plan.steps().get(0));
      assertTrue(plan.steps().get(1) instanceof Resample1d);
    }
  }
}
