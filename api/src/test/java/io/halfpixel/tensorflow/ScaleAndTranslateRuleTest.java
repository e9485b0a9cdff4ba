package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleAndTranslateRuleTest {
  private static Plan row(ResizeMethod method, boolean antialias, int from, int to) {
    return Resize.builder()
        .size(1, to)
        .method(method)
        .antialias(antialias)
        .build()
        .plan(Shape.of(1, 1, from, 1));
  }

  private static TapTable width(Plan plan) {
    return ((Resample1d) plan.steps().get(1)).taps();
  }

  @Test
  void heightComesBeforeWidthAndBothAddOntoZero() {
    Plan plan = Resize.of(ResizeMethod.LANCZOS3, 6, 8).plan(Shape.of(2, 3, 4, 5));
    Resample1d height = (Resample1d) plan.steps().get(0);
    Resample1d width = (Resample1d) plan.steps().get(1);
    assertEquals(2, plan.steps().size());
    assertEquals(new Pass(2, 3, 6, 4 * 5), height.pass());
    assertEquals(new Pass(2 * 6, 4, 8, 5), width.pass());
    assertEquals(Accumulation.SEQUENTIAL_FROM_ZERO, height.tail());
    assertEquals(Accumulation.SEQUENTIAL_FROM_ZERO, width.tail());
  }

  /** Around 1 the triangle of half-width 2 gives ¾, ¾, ¼; pixel 3 is read for nothing. */
  @Test
  void antialiasingStretchesTheKernel() {
    TapTable taps = width(row(ResizeMethod.BILINEAR, true, 4, 2));
    assertArrayEquals(new int[] {0, 1, 2, 3, 1, 2, 3}, taps.indices());
    assertArrayEquals(
        new double[] {3 / 7., 3 / 7., 1 / 7., 0, 1 / 7., 3 / 7., 3 / 7.}, taps.weights(), 1e-7);
  }

  @Test
  void enlargingStretchesNothing() {
    for (ResizeMethod method : new ResizeMethod[] {ResizeMethod.LANCZOS3, ResizeMethod.GAUSSIAN}) {
      assertEquals(row(method, false, 5, 9), row(method, true, 5, 9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void weightsSumToOne(SamplingKernel kernel) {
    for (int[] lengths : new int[][] {{1, 3}, {7, 3}, {3, 7}, {16, 16}, {64, 5}, {5, 64}}) {
      for (boolean antialias : new boolean[] {false, true}) {
        Plan plan =
            ImageResizer.plan(
                TensorSpec.of(DataType.F32, 1, 1, lengths[0], 1),
                1,
                lengths[1],
                new ScaleAndTranslateRule(kernel, antialias));
        TapTable taps = width(plan);
        for (int i = 0; i < taps.rows(); i++) {
          double sum = 0;
          for (int tap = taps.start(i); tap < taps.start(i + 1); tap++) {
            sum += taps.weight(tap);
          }
          assertEquals(1, sum, 2e-6);
        }
      }
    }
  }

  /**
   * A kernel of radius 3 reads 7 pixels, also where the last ones have weight 0, as far as there
   * are pixels.
   */
  @Test
  void everyRowReadsTheWidestWindow() {
    TapTable taps = width(row(ResizeMethod.LANCZOS3, false, 20, 20));
    assertEquals(7, taps.count(0));
    assertEquals(7, taps.count(10));
    assertEquals(0, taps.index(taps.start(0)));
    assertEquals(0, taps.weight(taps.start(0) + 6));
    assertTrue(taps.count(19) < 7);
    assertEquals(19, taps.index(taps.start(20) - 1));
  }

  /**
   * 13 pixels become 11. Pixel 6 is five stretched pixels away from output 0, but the window, as
   * TensorFlow rounds its end, has pixel 5 as its last; the kernel would not be 0 there.
   */
  @Test
  void aWindowEndsWhereItsRoundedEndLies() {
    TapTable taps = width(row(ResizeMethod.LANCZOS5, true, 13, 11));
    assertEquals(6, taps.index(6));
    assertEquals(0, taps.weight(6));
  }

  /** Beyond 2^24, where binary32 has no odd numbers, the ends of a window may lie too far apart. */
  @Test
  void windowsThatAreTooWideAreRefused() {
    int length = (1 << 25) + 16;
    assertEquals(
        "Span is too large: 9 vs 7.",
        assertThrows(
                InvalidArgumentException.class, () -> row(ResizeMethod.LANCZOS3, false, length, 1))
            .getMessage());
  }

  /** The last centre is rounded to the end of the pixel, which still belongs to the image. */
  @Test
  void theLastOfManyOutputsLiesInside() {
    TapTable taps = width(row(ResizeMethod.GAUSSIAN, false, 1, 8_384_778));
    assertEquals(1, taps.weight(taps.taps() - 1), 1e-7);
  }

  @Test
  void aConstantStaysConstant() {
    Plan plan = row(ResizeMethod.MITCHELLCUBIC, true, 5, 3);
    assertArrayEquals(new float[] {9, 9, 9}, PlanLoops.runFloats(plan, 9, 9, 9, 9, 9), 1e-5f);
  }
}
