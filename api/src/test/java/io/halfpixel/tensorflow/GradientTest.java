package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class GradientTest {
  private static final TensorSpec IMAGES = TensorSpec.of(DataType.F32, 2, 5, 4, 2);

  private static Plan gradient(Differentiable<?> call, TensorSpec images) {
    return call.gradient(images).plan(call.plan(images).target());
  }

  private static void transposes(Differentiable<?> call, TensorSpec images) {
    Transposes.check(call.plan(images), gradient(call, images));
  }

  private static TensorSpec images(DataType type) {
    return TensorSpec.of(type, 1, 5, 4, 2);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "AREA")
  void everyMethodIsTransposed(ResizeMethod method) {
    for (boolean antialias : new boolean[] {false, true}) {
      for (int[] size : List.of(new int[] {3, 7}, new int[] {5, 4}, new int[] {1, 2})) {
        transposes(Resize.builder().method(method).antialias(antialias).size(size).build(), IMAGES);
      }
    }
  }

  @Test
  void rawOperationsAreTransposedInEveryCoordinate() {
    for (boolean align : new boolean[] {false, true}) {
      transposes(ResizeBilinear.of(7, 3).alignCorners(align), IMAGES);
      transposes(ResizeBicubic.of(7, 3).alignCorners(align), IMAGES);
      transposes(ResizeNearestNeighbor.of(7, 3).alignCorners(align), IMAGES);
    }
    transposes(ResizeBilinear.of(7, 3).halfPixelCenters(true), IMAGES);
    transposes(ResizeNearestNeighbor.of(7, 3).halfPixelCenters(true), IMAGES);
  }

  @Test
  void imagesMayLieChannelsFirstInMemory() {
    TensorSpec planes =
        new TensorSpec(Shape.of(2, 5, 4, 2), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    for (ResizeMethod method : List.of(ResizeMethod.BILINEAR, ResizeMethod.LANCZOS3)) {
      transposes(Resize.of(method, 3, 7), planes);
    }
  }

  @Test
  void singleImagesHaveGradientsToo() {
    TensorSpec image = TensorSpec.of(DataType.F32, 5, 4, 2);
    transposes(Resize.of(ResizeMethod.BICUBIC, 3, 7), image);
    transposes(ResizeImages.builder().size(3, 7).alignCorners(true).build(), image);
  }

  /**
   * Pixel 0 of 8 was read by output 0 of 4 with the weight 3/7, pixel 7 by output 3; all others by
   * one or two.
   */
  @Test
  void antialiasedGradientsReadNoOutputsBesideTheirWindow() {
    Resize resize = Resize.builder().size(1, 4).antialias(true).build();
    Plan plan = gradient(resize, TensorSpec.of(DataType.F32, 1, 1, 8, 1));
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(3 / 7f, PlanLoops.runFloats(plan, 1, 0, 0, infinity)[0], 1e-7f);
    assertEquals(3 / 7f, PlanLoops.runFloats(plan, infinity, 0, 0, 1)[7], 1e-7f);
  }

  /** Products of float32, summed in float64 after them. */
  @Test
  void bilinearGradientsOfFloat64AreTransposed() {
    transposes(ResizeBilinear.of(7, 3).halfPixelCenters(true), images(DataType.F64));
    transposes(ResizeBilinear.of(2, 9), images(DataType.F64));
  }

  /** The corner pixel gets 1·¾·¾ first; in float32, 2^24 − 1 + 1 tells the order. */
  @Test
  void outputsAddInRasterOrderAndRowsBeforeColumns() {
    Plan plan = gradient(ResizeBilinear.of(1, 3), TensorSpec.of(DataType.F32, 1, 1, 1, 1));
    float big = 1 << 24;
    assertArrayEquals(new float[] {0}, PlanLoops.runFloats(plan, big, 1, -big));
    Term term = new Term(gradient(ResizeBilinear.of(2, 2), images(DataType.F32)));
    assertEquals(AdjointSum.Term.SCALED_IN_ORDER, term.of());
  }

  private record Term(Plan plan) {
    AdjointSum.Term of() {
      return ((AdjointSum) plan.steps().get(0)).tail();
    }
  }

  @Test
  void halfWidthTypesAreSummedInFloat32AndRoundedAtTheEnd() {
    List<Step> steps = gradient(ResizeBilinear.of(7, 3), images(DataType.F16)).steps();
    assertEquals(DataType.F32, steps.get(0).input());
    assertEquals(DataType.F16, ((Convert) steps.get(1)).output());
    AdjointSum nearest =
        (AdjointSum) gradient(ResizeNearestNeighbor.of(7, 3), images(DataType.F16)).steps().get(0);
    assertEquals(DataType.F16, nearest.compute());
  }

  @Test
  void bicubicGradientsOfFloat64AreComputedInFloat64() {
    List<Step> steps = gradient(ResizeBicubic.of(7, 3), images(DataType.F64)).steps();
    assertEquals(DataType.F32, steps.get(0).input());
    assertEquals(DataType.F64, ((AdjointSum) steps.get(1)).compute());
  }

  /** ResizeArea has none; None comes of a half-width bicubic; ScaleAndTranslate knows float32. */
  @Test
  void whatTensorFlowDoesNotHaveIsRefusedInItsWords() {
    assertEquals(
        "gradient registry has no entry for: ResizeArea",
        unsupported(Resize.of(ResizeMethod.AREA, 3, 7), images(DataType.F32)));
    assertEquals(
        "ResizeBicubic has a gradient for float32 and float64, and None for bfloat16",
        unsupported(ResizeBicubic.of(3, 7), images(DataType.BF16)));
    String start =
        "cannot compute ScaleAndTranslateGrad as input #1(zero-based) was expected to be a float"
            + " tensor but is a ";
    Resize lanczos = Resize.of(ResizeMethod.LANCZOS3, 3, 7);
    assertEquals(start + "double tensor", invalid(lanczos, images(DataType.F64)));
    assertEquals(start + "half tensor", invalid(lanczos, images(DataType.F16)));
    assertEquals(start + "bfloat16 tensor", invalid(lanczos, images(DataType.BF16)));
    assertEquals(
        "The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.uint8",
        invalid(Resize.of(ResizeMethod.BILINEAR, 3, 7), images(DataType.U8)));
  }

  private static String unsupported(Differentiable<?> call, TensorSpec images) {
    return assertThrows(UnsupportedModeException.class, () -> gradient(call, images)).getMessage();
  }

  private static String invalid(Differentiable<?> call, TensorSpec images) {
    return assertThrows(InvalidArgumentException.class, () -> gradient(call, images)).getMessage();
  }

  @Test
  void aGradientIsLikeTheOutput() {
    Gradient gradient = ResizeBilinear.of(3, 7).gradient(images(DataType.F64));
    TensorSpec wrong = TensorSpec.of(DataType.F64, 1, 3, 7, 2);
    assertEquals(
        "the gradient of the output is "
            + TensorSpec.of(DataType.F32, 1, 3, 7, 2)
            + " as the output is, but got "
            + wrong,
        assertThrows(InvalidArgumentException.class, () -> gradient.plan(wrong)).getMessage());
  }

  @Test
  void imagesThatKeepTheirSizeInTensorFlowOneKeepTheirGradients() {
    ResizeImages kept = ResizeImages.builder().size(5, 4).method(ResizeMethod.AREA).build();
    for (DataType type : List.of(DataType.F32, DataType.F64)) {
      assertEquals(List.of(), gradient(kept, images(type)).steps());
    }
  }

  @Test
  void theLastGradientIsKeptAndSaysWhatItIs() {
    ResizeBilinear call = ResizeBilinear.of(3, 7);
    Gradient gradient = call.gradient(IMAGES);
    assertSame(gradient, call.gradient(IMAGES));
    assertEquals(IMAGES, gradient.images());
    assertEquals("Gradient(" + call + ", images=" + IMAGES + ")", gradient.toString());
    assertEquals(
        2, gradient.parallel(Runnable::run, 2).execution().parallelism(), "runs as it is told");
  }
}
