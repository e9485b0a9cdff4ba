package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeTest {
  private static final Executor DIRECT = Runnable::run;

  private static void refuses(String message, Resize resize, Shape shape) {
    var refused = assertThrows(InvalidArgumentException.class, () -> resize.plan(shape));
    assertEquals(message, refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void resultsAreSinglePrecisionExceptThoseOfNearest(ResizeMethod method) {
    List<DataType> types = Arrays.asList(DataType.values());
    for (DataType type : types.subList(0, types.indexOf(DataType.BOOL))) {
      for (boolean antialias : new boolean[] {false, true}) {
        Plan plan =
            Resize.builder()
                .size(4, 3)
                .method(method)
                .antialias(antialias)
                .build()
                .plan(TensorSpec.of(type, 2, 3, 5, 4));
        DataType result = method == ResizeMethod.NEAREST_NEIGHBOR ? type : DataType.F32;
        assertEquals(TensorSpec.of(result, 2, 4, 3, 4), plan.target());
      }
    }
  }

  @Test
  void methodsWithoutAFilterIgnoreAntialiasing() {
    for (ResizeMethod method :
        new ResizeMethod[] {ResizeMethod.NEAREST_NEIGHBOR, ResizeMethod.AREA}) {
      Resize.Builder builder = Resize.builder().size(4, 3).method(method);
      Shape shape = Shape.of(2, 6, 5, 4);
      assertEquals(
          builder.build().plan(shape).steps(), builder.antialias(true).build().plan(shape).steps());
    }
  }

  @Test
  void methodsOfVersionTwoAreTheRawOperationsWithHalfPixelCentres() {
    Shape shape = Shape.of(2, 6, 5, 4);
    assertEquals(
        ResizeBilinear.of(4, 7).halfPixelCenters(true).plan(shape),
        Resize.builder().size(4, 7).build().plan(shape));
    assertEquals(
        ResizeBicubic.of(4, 7).halfPixelCenters(true).plan(shape),
        Resize.of(ResizeMethod.BICUBIC, 4, 7).plan(shape));
    assertEquals(
        ResizeNearestNeighbor.of(4, 7).halfPixelCenters(true).plan(shape),
        Resize.of(ResizeMethod.NEAREST_NEIGHBOR, 4, 7).plan(shape));
    assertEquals(ResizeArea.of(4, 7).plan(shape), Resize.of(ResizeMethod.AREA, 4, 7).plan(shape));
  }

  @Test
  void aSingleImageIsABatchOfOne() {
    Resize resize = Resize.of(ResizeMethod.LANCZOS5, 4, 3);
    Plan single = resize.plan(Shape.of(3, 5, 2));
    assertEquals(TensorSpec.of(DataType.F32, 4, 3, 2), single.target());
    assertEquals(resize.plan(Shape.of(1, 3, 5, 2)).steps(), single.steps());
  }

  /** The smaller ratio is 7/5; 3 · 1.4 = 4.2 rounds to 4. */
  @Test
  void thePreservedAspectRatioFitsTheSize() {
    Resize resize = Resize.builder().size(7, 7).preserveAspectRatio(true).build();
    assertEquals(Shape.of(1, 4, 7, 2), resize.plan(Shape.of(1, 3, 5, 2)).target().shape());
  }

  @Test
  void thePreservedAspectRatioRoundsHalvesToEven() {
    Resize resize = Resize.builder().size(100, 1).preserveAspectRatio(true).build();
    assertEquals(Shape.of(1, 2, 1, 1), resize.plan(Shape.of(1, 5, 2, 1)).target().shape());
    refuses("output dimensions must be positive", resize, Shape.of(1, 1, 2, 1));
  }

  @Test
  void channelsFirstMemoryIsKept() {
    TensorSpec source =
        new TensorSpec(Shape.of(2, 3, 5, 4), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    Plan plan = Resize.of(ResizeMethod.BILINEAR, 6, 10).plan(source);
    assertEquals(
        new TensorSpec(Shape.of(2, 6, 10, 4), DataType.F32, MemoryFormat.CHANNELS_FIRST),
        plan.target());
  }

  @Test
  void anEmptyBatchIsAllowed() {
    Resize resize = Resize.of(ResizeMethod.BICUBIC, 6, 10);
    assertEquals(Shape.of(0, 6, 10, 4), resize.plan(Shape.of(0, 3, 5, 4)).target().shape());
  }

  @Test
  void ranksOtherThanThreeAndFourAreRefused() {
    Resize resize = Resize.of(ResizeMethod.BILINEAR, 6, 10);
    String message = "'images' must have either 3 or 4 dimensions.";
    refuses(message, resize, Shape.of(3, 5));
    refuses(message, resize, Shape.of(1, 1, 3, 5, 2));
  }

  @Test
  void sizesOtherThanTwoLengthsAreRefused() {
    String message = "'size' must be a 1-D Tensor of 2 elements: new_height, new_width";
    for (int[] size : new int[][] {{}, {2}, {2, 3, 4}}) {
      Resize.Builder builder = Resize.builder().size(size);
      assertEquals(
          message, assertThrows(InvalidArgumentException.class, builder::build).getMessage());
    }
    assertThrows(InvalidArgumentException.class, Resize.builder()::build);
  }

  @ParameterizedTest
  @EnumSource
  void emptyImagesAndSizesAreRefused(ResizeMethod method) {
    Resize resize = Resize.of(method, 6, 10);
    refuses("input image must be of non-zero size", resize, Shape.of(1, 0, 5, 2));
    refuses("input image must be of non-zero size", resize, Shape.of(1, 3, 0, 2));
    refuses("image must have at least one channel", resize, Shape.of(1, 3, 5, 0));
    refuses("output dimensions must be positive", Resize.of(method, 0, 3), Shape.of(3, 5, 2));
    refuses("Dimension -3 must be >= 0", Resize.of(method, 2, -3), Shape.of(3, 5, 2));
  }

  @Test
  void foreignOrdersInMemoryAreRefused() {
    Resize resize = Resize.of(ResizeMethod.BILINEAR, 6, 10);
    TensorSpec last =
        new TensorSpec(Shape.of(2, 3, 5, 4), DataType.F32, MemoryFormat.CHANNELS_LAST);
    TensorSpec single =
        new TensorSpec(Shape.of(3, 5, 4), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    assertThrows(InvalidArgumentException.class, () -> resize.plan(last));
    assertThrows(InvalidArgumentException.class, () -> resize.plan(single));
  }

  @Test
  void whatABuilderBuiltDoesNotChangeWithIt() {
    int[] size = {6, 10};
    Resize.Builder builder = Resize.builder().size(size);
    Resize before = builder.build();
    size[0] = 1;
    Resize after = builder.size(7, 11).build();
    assertEquals(Shape.of(1, 6, 10, 1), before.plan(Shape.of(1, 2, 2, 1)).target().shape());
    assertEquals(Shape.of(1, 7, 11, 1), after.plan(Shape.of(1, 2, 2, 1)).target().shape());
  }

  @Test
  void whereItRunsDoesNotChangeThePlan() {
    Resize resize = Resize.of(ResizeMethod.GAUSSIAN, 6, 10);
    Resize parallel = resize.parallel(DIRECT, 3);
    assertEquals(3, parallel.execution().parallelism());
    assertEquals(resize.plan(Shape.of(1, 2, 2, 1)), parallel.plan(Shape.of(1, 2, 2, 1)));
  }

  @Test
  void methodsHaveTensorFlowsNames() {
    for (ResizeMethod method : ResizeMethod.values()) {
      assertEquals(method, ResizeMethod.of(method.frameworkName()));
      assertEquals(method.frameworkName(), method.toString());
    }
    assertEquals(ResizeMethod.NEAREST_NEIGHBOR, ResizeMethod.of("nearest"));
    for (String unknown : new String[] {"foo", "BILINEAR"}) {
      var refused = assertThrows(InvalidArgumentException.class, () -> ResizeMethod.of(unknown));
      assertEquals("Resize method is not implemented: " + unknown, refused.getMessage());
    }
  }
}
