package io.halfpixel.jax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import org.junit.jupiter.api.Test;

class ScaleAndTranslateTest {
  private static ScaleAndTranslate.Builder warp(float scale, float translation) {
    return ScaleAndTranslate.builder()
        .spatialDims(0)
        .scale(scale)
        .translation(translation)
        .method("linear");
  }

  /** The result for a tensor of one axis. */
  private static float[] run(ScaleAndTranslate call, float... values) {
    Plan plan = call.plan(Shape.of(values.length));
    Resample1d step = (Resample1d) plan.steps().get(0);
    assertEquals(Accumulation.SEQUENTIAL_FMA, step.tail());
    return PlanLoops.runFloats(plan, values);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  @Test
  void pixelsMoveToTheRightAndZerosFollow() {
    assertArrayEquals(new float[] {0, 1, 2, 3}, run(warp(1, 1).shape(4).build(), 1, 2, 3));
  }

  @Test
  void pixelsMoveOutOfTheImage() {
    assertArrayEquals(new float[] {3, 4, 0}, run(warp(1, -2).shape(3).build(), 1, 2, 3, 4));
  }

  /** Outputs lie at −1/4, 1/4, 3/4 and 5/4 before they are moved. */
  @Test
  void pixelsAreEnlargedAndMoved() {
    assertArrayEquals(new float[] {0, 0, 4, 5, 7, 8}, run(warp(2, 2).shape(6).build(), 4, 8));
  }

  @Test
  void areaIsMovedToo() {
    ScaleAndTranslate call = warp(0.5f, 1).shape(3).method(ResizeMethod.AREA).build();
    assertArrayEquals(new float[] {0, 2, 6}, run(call, 1, 3, 5, 7));
  }

  /** The sum over whole rows and the one over the pixels that count are the same here. */
  @Test
  void zerosCanBeLeftOut() {
    ScaleAndTranslate.Builder call = warp(1, 0).shape(3);
    assertEquals(9, taps(call.build()));
    assertEquals(3, taps(call.wholeRows(false).build()));
  }

  private static int taps(ScaleAndTranslate call) {
    return ((Resample1d) call.plan(Shape.of(3)).steps().get(0)).taps().taps();
  }

  /** JAX documents this as PyTorch's align_corners: the corners stay where they are. */
  @Test
  void cornersCanBeAligned() {
    float scale = 4f / 2f;
    ScaleAndTranslate call = warp(scale, 0.5f * (1 - scale)).shape(5).antialias(false).build();
    assertArrayEquals(new float[] {0, 1, 2, 3, 4}, run(call, 0, 2, 4));
  }

  @Test
  void theCubicThatRepeatsEdgesHasNoZeros() {
    ScaleAndTranslate.Builder call = warp(1, 2).shape(3).method(ResizeMethod.CUBIC_PYTORCH);
    assertArrayEquals(new float[] {5, 5, 5}, run(call.antialias(false).build(), 5, 7));
    assertArrayEquals(new float[] {0, 0, 5}, run(call.antialias(true).build(), 5, 7));
  }

  /** Half a pixel beyond the centres of the edges lies the border, which belongs to the image. */
  @Test
  void theBordersOfTheImageLieInside() {
    assertArrayEquals(new float[] {2, 3, 6, 8}, run(warp(1, 0.5f).shape(4).build(), 2, 4, 8));
    assertArrayEquals(new float[] {3.5f, 7, 0}, run(warp(1, -0.75f).shape(3).build(), 2, 4, 8));
  }

  /** The first output covers [−3/2, ½], half of pixel 0, but its centre lies outside. */
  @Test
  void anAreaWhoseCentreIsOutsideIsZero() {
    ScaleAndTranslate call = warp(0.5f, 0.75f).shape(2).method(ResizeMethod.AREA).build();
    assertArrayEquals(new float[] {0, 5}, run(call, 3, 6, 5));
  }

  /** 3·(5·4 + 2·4·20) = 540 multiplications one way, 3·(2·20·5 + 4·20) = 840 the other. */
  @Test
  void theAxisThatShrinksGoesFirst() {
    ScaleAndTranslate call =
        ScaleAndTranslate.builder()
            .shape(20, 2, 3)
            .spatialDims(0, 1)
            .scale(5, 0.4f)
            .translation(0, 0)
            .method("linear")
            .build();
    Plan plan = call.plan(Shape.of(4, 5, 3));
    assertEquals(5, ((Resample1d) plan.steps().get(0)).pass().inputLength());
  }

  @Test
  void typesBecomeInexact() {
    ScaleAndTranslate call = warp(1, 0).shape(3, 9).build();
    for (DataType type : DataType.values()) {
      boolean kept = type == DataType.F16 || type == DataType.BF16;
      assertEquals(
          TensorSpec.of(kept ? type : DataType.F32, 3, 2),
          call.plan(TensorSpec.of(type, 3, 2)).target());
    }
  }

  @Test
  void axesAreCountedFromTheEnd() {
    ScaleAndTranslate call =
        ScaleAndTranslate.builder()
            .shape(2, 5, 7)
            .spatialDims(-1, 1)
            .scale(1, 1)
            .translation(0, 0)
            .method("cubic")
            .build();
    assertEquals(Shape.of(2, 5, 7), call.plan(Shape.of(2, 4, 4)).target().shape());
  }

  @Test
  void wrongCallsAreRefused() {
    refuses(
        "Nearest neighbor resampling is not currently supported for scale_and_translate.",
        warp(1, 0).method("nearest")::build);
    refuses(
        "there is one scale and one translation for each of 2 spatial_dims, but got 1 and 1",
        warp(1, 0).spatialDims(0, 1)::build);
    refuses(
        "a scale is finite and not 0, a translation finite, but got 0.0 and 0.0",
        warp(0, 0)::build);
    refuses(
        "a scale is finite and not 0, a translation finite, but got 1.0 and NaN",
        warp(1, Float.NaN)::build);
    refuses(
        "shape must have length equal to the number of dimensions of x;  (3,) vs (2, 2)",
        () -> warp(1, 0).shape(3).build().plan(Shape.of(2, 2)));
    refuses(
        "axis 1 is out of bounds for array of dimension 1",
        () -> warp(1, 0).spatialDims(1).shape(3).build().plan(Shape.of(2)));
    refuses(
        "axis -2 is out of bounds for array of dimension 1",
        () -> warp(1, 0).spatialDims(-2).shape(3).build().plan(Shape.of(2)));
    refuses(
        "an axis that changes has lengths in [1, 2^31 - 10], but axis 0 goes from 3 to 0",
        () -> warp(1, 0).shape(0).build().plan(Shape.of(3)));
    ScaleAndTranslate twice =
        warp(1, 0).spatialDims(0, -1).scale(1, 1).translation(0, 0).shape(3).build();
    refuses("spatial_dims names each axis once, but got [0, -1]", () -> twice.plan(Shape.of(2)));
    TensorSpec turned =
        new TensorSpec(Shape.of(1, 4, 4, 2), DataType.U8, MemoryFormat.CHANNELS_LAST);
    refuses(
        "an array of JAX is CONTIGUOUS, but got " + turned,
        () -> warp(1, 0).shape(1, 1, 1, 1).build().plan(turned));
  }
}
