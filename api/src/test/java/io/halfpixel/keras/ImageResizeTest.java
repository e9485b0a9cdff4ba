package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.LoopsBackend;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageResizeTest {
  private static ImageResize.Builder size(int... size) {
    return ImageResize.builder().size(size);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bilinear", "nearest", "bicubic", "lanczos3", "lanczos5", "area"})
  void resizesAsTensorFlowDoes(String interpolation) {
    for (boolean antialias : new boolean[] {false, true}) {
      Plan plan =
          size(3, 9)
              .interpolation(interpolation)
              .antialias(antialias)
              .build()
              .plan(Shape.of(2, 4, 5, 3));
      Resize resize =
          Resize.builder()
              .size(3, 9)
              .method(ResizeMethod.of(interpolation))
              .antialias(antialias)
              .build();
      assertEquals(resize.plan(Shape.of(2, 4, 5, 3)), plan);
    }
  }

  @Test
  void bilinearWithoutAntialiasingUnlessToldOtherwise() {
    Shape shape = Shape.of(1, 4, 5, 3);
    assertEquals(
        size(3, 9).interpolation("bilinear").antialias(false).build().plan(shape),
        size(3, 9).build().plan(shape));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOL")
  void theResultHasTheTypeOfTheImages(DataType type) {
    for (String interpolation : new String[] {"nearest", "bilinear", "lanczos3"}) {
      Plan plan =
          size(3, 9).interpolation(interpolation).build().plan(TensorSpec.of(type, 2, 4, 5, 3));
      assertEquals(TensorSpec.of(type, 2, 3, 9, 3), plan.target());
    }
  }

  @Test
  void singleImagesInBothDataFormats() {
    Plan last = size(3, 9).build().plan(Shape.of(4, 5, 2));
    assertEquals(TensorSpec.of(DataType.F32, 3, 9, 2), last.target());
    ImageResize first = size(3, 9).dataFormat(DataFormat.CHANNELS_FIRST).build();
    assertEquals(TensorSpec.of(DataType.F32, 2, 3, 9), first.plan(Shape.of(2, 4, 5)).target());
    assertEquals(first.plan(Shape.of(1, 2, 4, 5)).steps(), first.plan(Shape.of(2, 4, 5)).steps());
  }

  @Test
  void callsRunThePlan() {
    ImageResize resize = size(1, 4).build().on(new LoopsBackend());
    Tensor y = resize.call(Tensor.of(new float[] {0, 8}, 1, 2, 1));
    assertArrayEquals(new float[] {0, 2, 6, 8}, (float[]) y.array());
  }

  /** 2 rows and 6 columns to 1:1 keep the two columns in the middle. */
  @Test
  void cropsTheMiddleToTheAspectRatio() {
    Plan plan =
        size(2, 2)
            .interpolation("nearest")
            .cropToAspectRatio(true)
            .build()
            .plan(Shape.of(1, 2, 6, 1));
    assertArrayEquals(
        new float[] {3, 4, 9, 10},
        PlanLoops.runFloats(plan, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
  }

  @Test
  void cropsOneMoreAtTheEndIfTheRestIsOdd() {
    Plan plan =
        size(2, 2)
            .interpolation("nearest")
            .cropToAspectRatio(true)
            .build()
            .plan(Shape.of(1, 5, 2, 1));
    assertArrayEquals(
        new float[] {3, 4, 5, 6}, PlanLoops.runFloats(plan, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  }

  @Test
  void cropsAtLeastOnePixel() {
    Plan plan =
        size(1, 8)
            .interpolation("nearest")
            .cropToAspectRatio(true)
            .build()
            .plan(Shape.of(1, 3, 2, 1));
    assertArrayEquals(
        new float[] {3, 3, 3, 3, 4, 4, 4, 4}, PlanLoops.runFloats(plan, 1, 2, 3, 4, 5, 6));
  }

  /** One row of four to 1:1 gets ⌊(4 − 1)/2⌋ = 1 row of zeros on each side. */
  @Test
  void padsBothSidesWithZeros() {
    Plan plan =
        size(3, 4)
            .interpolation("nearest")
            .padToAspectRatio(true)
            .build()
            .plan(Shape.of(1, 1, 4, 1));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0}, PlanLoops.runFloats(plan, 1, 2, 3, 4));
    // 2 x 2 to 1 : 3 gets two columns on each side; of 2 x 6 the nearest pixels are in row 1,
    // columns 1, 3 and 5.
    Plan columns =
        size(1, 3)
            .interpolation("nearest")
            .padToAspectRatio(true)
            .build()
            .plan(Shape.of(1, 2, 2, 1));
    assertArrayEquals(new float[] {0, 4, 0}, PlanLoops.runFloats(columns, 1, 2, 3, 4));
  }

  @Test
  void paddingKeepsInfinityToItself() {
    Plan plan =
        size(3, 3)
            .interpolation("nearest")
            .padToAspectRatio(true)
            .build()
            .plan(Shape.of(1, 1, 3, 1));
    assertArrayEquals(
        new float[] {0, 0, 0, Float.POSITIVE_INFINITY, -0f, 7, 0, 0, 0},
        PlanLoops.runFloats(plan, Float.POSITIVE_INFINITY, -0f, 7));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOL")
  void everyTypeIsPaddedWithAnIntegerZero(DataType type) {
    for (String interpolation : new String[] {"nearest", "bilinear"}) {
      Plan plan =
          size(8, 8)
              .interpolation(interpolation)
              .padToAspectRatio(true)
              .fillValue(0)
              .build()
              .plan(TensorSpec.of(type, 1, 2, 4, 3));
      assertEquals(TensorSpec.of(type, 1, 8, 8, 3), plan.target());
    }
  }

  /** TensorFlow multiplies ones of the images' type by the fill value. */
  @Test
  void integersAreNotPaddedWithAFraction() {
    ImageResize resize = size(8, 8).padToAspectRatio(true).build();
    refuses(
        "Cannot convert 0.0 to EagerTensor of dtype uint8",
        () -> resize.plan(TensorSpec.of(DataType.U8, 1, 2, 4, 3)));
    assertEquals(
        size(8, 8).build().plan(TensorSpec.of(DataType.U8, 1, 4, 4, 3)),
        resize.plan(TensorSpec.of(DataType.U8, 1, 4, 4, 3)));
  }

  @Test
  void wrongSizesAreRefused() {
    refuses(
        "Expected `size` to be a tuple of 2 integers. Received: size=[2, 3, 4]",
        size(2, 3, 4)::build);
    refuses(
        "Expected `size` to be a tuple of 2 integers. Received: size=[]",
        ImageResize.builder()::build);
    refuses("`size` must have positive height and width. Received: size=[0, 3]", size(0, 3)::build);
    refuses("`size` must have positive height and width. Received: size=[3, 0]", size(3, 0)::build);
    refuses(
        "`size` must have positive height and width. Received: size=[3, -1]", size(3, -1)::build);
  }

  @Test
  void otherRanksAreRefused() {
    String message =
        "Invalid images rank: expected rank 3 (single image) or rank 4 (batch of images). "
            + "Received input with shape: images.shape=";
    refuses(message + "(4, 2)", () -> size(2, 3).build().plan(Shape.of(4, 2)));
    refuses(message + "(1, 1, 3, 4, 2)", () -> size(2, 3).build().plan(Shape.of(1, 1, 3, 4, 2)));
  }

  @Test
  void emptyImagesAreRefusedWithAndWithoutAspectRatio() {
    String size = "input image must be of non-zero size";
    refuses(size, () -> size(2, 3).build().plan(Shape.of(1, 0, 4, 2)));
    refuses(size, () -> size(2, 3).cropToAspectRatio(true).build().plan(Shape.of(1, 0, 4, 2)));
    refuses(
        "image must have at least one channel",
        () -> size(2, 3).padToAspectRatio(true).build().plan(Shape.of(1, 3, 4, 0)));
  }

  @Test
  void wrongArgumentsAreRefused() {
    refuses(
        "Only one of `pad_to_aspect_ratio` & `crop_to_aspect_ratio` can be `True`.",
        size(2, 3).cropToAspectRatio(true).padToAspectRatio(true)::build);
    refuses(
        "Invalid value for argument `fill_mode`. Only `'constant'` is supported. "
            + "Received: fill_mode=reflect",
        size(2, 3).fillMode("reflect")::build);
    refuses(
        "Invalid value for argument `interpolation`. Expected of one ('bilinear', 'nearest', "
            + "'lanczos3', 'lanczos5', 'bicubic', 'area'). Received: interpolation=BILINEAR",
        size(2, 3).interpolation("BILINEAR")::build);
  }

  @Test
  void foreignOrdersInMemoryAreRefused() {
    TensorSpec single =
        new TensorSpec(Shape.of(3, 4, 2), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    refuses(
        "a single image lies in memory as CONTIGUOUS, but got float32 [3, 4, 2] CHANNELS_FIRST",
        () -> size(2, 3).build().plan(single));
    TensorSpec batch =
        new TensorSpec(Shape.of(1, 3, 4, 2), DataType.F32, MemoryFormat.CHANNELS_LAST);
    refuses(
        "a tensor in data_format channels_last lies in memory as CONTIGUOUS or CHANNELS_FIRST, "
            + "but got float32 [1, 3, 4, 2] CHANNELS_LAST",
        () -> size(2, 3).build().plan(batch));
  }

  @Test
  void whatABuilderBuiltDoesNotChangeWithIt() {
    ImageResize.Builder builder = size(2, 3);
    ImageResize before = builder.build();
    builder.size(4, 5).interpolation("area");
    assertEquals(size(2, 3).build().plan(Shape.of(1, 3, 4, 2)), before.plan(Shape.of(1, 3, 4, 2)));
  }
}
