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
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpSampling2DTest {
  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  /** The example of Keras' own documentation: shape (2, 2, 1, 3), size (1, 2). */
  @Test
  void repeatsRowsAndColumns() {
    UpSampling2D layer = UpSampling2D.of(1, 2).on(new LoopsBackend());
    float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    float[] repeated = {0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5, 6, 7, 8, 6, 7, 8, 9, 10, 11, 9, 10, 11};
    Tensor y = layer.call(Tensor.of(values, 2, 2, 1, 3));
    assertEquals(Shape.of(2, 2, 2, 3), y.shape());
    assertArrayEquals(repeated, (float[]) y.array());
    Tensor out = Tensor.of(new float[24], 2, 2, 2, 3);
    layer.call(Tensor.of(values, 2, 2, 1, 3), out);
    assertArrayEquals(repeated, (float[]) out.array());
  }

  @Test
  void doublesUnlessToldOtherwise() {
    Shape shape = Shape.of(1, 3, 4, 2);
    Plan plan = UpSampling2D.builder().build().plan(shape);
    assertEquals(Shape.of(1, 6, 8, 2), plan.target().shape());
    assertEquals(plan, UpSampling2D.of(2, 2).plan(shape));
    assertEquals(plan, UpSampling2D.builder().size(2).interpolation("NEAREST").build().plan(shape));
  }

  @Test
  void channelsFirstRepeatsTheLastTwoAxes() {
    Plan plan =
        UpSampling2D.builder()
            .size(2, 1)
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .build()
            .plan(Shape.of(1, 2, 2, 2));
    assertEquals(TensorSpec.of(DataType.F32, 1, 2, 4, 2), plan.target());
    assertArrayEquals(
        new float[] {1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6, 7, 8, 7, 8},
        PlanLoops.runFloats(plan, 1, 2, 3, 4, 5, 6, 7, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bilinear", "bicubic", "lanczos3", "lanczos5", "area"})
  void interpolatesAsTensorFlowDoes(String interpolation) {
    UpSampling2D layer =
        UpSampling2D.builder()
            .size(2, 3)
            .interpolation(interpolation.toUpperCase(Locale.ROOT))
            .build();
    Plan plan = layer.plan(Shape.of(2, 4, 5, 3));
    Resize resize = Resize.of(ResizeMethod.of(interpolation), 8, 15);
    assertEquals(resize.plan(Shape.of(2, 4, 5, 3)), plan);
  }

  /** Half-pixel centres: doubled pixels lie a quarter and three quarters between the centres. */
  @Test
  void bilinearHasNoAlignedCorners() {
    Plan plan =
        UpSampling2D.builder()
            .size(1, 2)
            .interpolation("bilinear")
            .build()
            .plan(Shape.of(1, 1, 2, 1));
    assertArrayEquals(new float[] {0, 2, 6, 8}, PlanLoops.runFloats(plan, 0, 8));
  }

  /**
   * The same picture in both data formats, and in both orders in memory, gives the same picture.
   */
  @Test
  void dataFormatAndMemoryFormatDoNotChangeTheNumbers() {
    UpSampling2D first =
        UpSampling2D.builder()
            .interpolation("bicubic")
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .build();
    UpSampling2D last = UpSampling2D.builder().interpolation("bicubic").build();
    Plan nchw = first.plan(Shape.of(1, 2, 3, 2));
    TensorSpec transposed =
        new TensorSpec(Shape.of(1, 2, 3, 2), DataType.F32, MemoryFormat.CHANNELS_LAST);
    assertEquals(TensorSpec.of(DataType.F32, 1, 2, 6, 4), nchw.target());
    assertEquals(last.plan(Shape.of(1, 3, 2, 2)).steps(), first.plan(transposed).steps());
    assertEquals(MemoryFormat.CHANNELS_LAST, first.plan(transposed).target().memoryFormat());
    float[] a = PlanLoops.runFloats(nchw, 1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60);
    float[] b =
        PlanLoops.runFloats(first.plan(transposed), 1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60);
    for (int pixel = 0; pixel < 24; pixel++) {
      assertEquals(a[pixel], b[2 * pixel]);
      assertEquals(a[24 + pixel], b[2 * pixel + 1]);
    }
  }

  @Test
  void bytesAreRoundedAndKeepTheirType() {
    Plan plan =
        UpSampling2D.builder()
            .size(1, 2)
            .interpolation("bilinear")
            .build()
            .plan(TensorSpec.of(DataType.U8, 1, 1, 3, 1));
    assertEquals(DataType.U8, plan.target().dataType());
    assertArrayEquals(new float[] {0, 0, 2, 2, 2, 2}, PlanLoops.runFloats(plan, 0, 2, 2));
  }

  @Test
  void bytesSaturateWhereACubicOvershoots() {
    Plan plan =
        UpSampling2D.builder()
            .size(1, 2)
            .interpolation("bicubic")
            .build()
            .plan(TensorSpec.of(DataType.U8, 1, 1, 4, 1));
    float[] result = PlanLoops.runFloats(plan, 0, 0, 255, 255);
    assertEquals(0, result[2]);
    assertEquals(255, result[5]);
  }

  @Test
  void floatingPointInputsAreCastToTheLayersType() {
    UpSampling2D layer = UpSampling2D.builder().interpolation("bilinear").build();
    TensorSpec doubles = TensorSpec.of(DataType.F64, 1, 3, 4, 2);
    assertEquals(DataType.F32, layer.plan(doubles).target().dataType());
    UpSampling2D wide =
        UpSampling2D.builder().interpolation("bilinear").dtype(DataType.F64).build();
    assertEquals(DataType.F64, wide.plan(doubles).target().dataType());
    assertEquals(DataType.F64, wide.plan(Shape.of(1, 3, 4, 2)).target().dataType());
  }

  @ParameterizedTest
  @EnumSource
  void repetitionIsTheSameOnEveryKerasBackend(KerasBackend backend) {
    Plan plan = UpSampling2D.builder().backend(backend).build().plan(Shape.of(1, 3, 4, 2));
    assertEquals(UpSampling2D.of(2, 2).plan(Shape.of(1, 3, 4, 2)), plan);
  }

  @Test
  void interpolationFollowsTheKerasBackend() {
    Shape shape = Shape.of(1, 3, 4, 2);
    for (KerasBackend backend : KerasBackend.values()) {
      UpSampling2D layer =
          UpSampling2D.builder().interpolation("bilinear").backend(backend).build();
      ImageResize resize = ImageResize.builder().size(6, 8).backend(backend).build();
      assertEquals(resize.plan(shape), layer.plan(shape));
    }
  }

  @Test
  void emptyTensorsAreRepeated() {
    UpSampling2D layer = UpSampling2D.of(2, 2);
    assertEquals(Shape.of(0, 6, 8, 2), layer.plan(Shape.of(0, 3, 4, 2)).target().shape());
    assertEquals(Shape.of(1, 0, 8, 2), layer.plan(Shape.of(1, 0, 4, 2)).target().shape());
    assertEquals(List.of(), layer.plan(Shape.of(1, 0, 4, 2)).steps());
  }

  @Test
  void emptyImagesAreNotInterpolated() {
    UpSampling2D layer = UpSampling2D.builder().interpolation("bilinear").build();
    refuses(
        "`size` must have positive height and width. Received: size=[0, 8]",
        () -> layer.plan(Shape.of(1, 0, 4, 2)));
    refuses("image must have at least one channel", () -> layer.plan(Shape.of(1, 3, 4, 0)));
  }

  @Test
  void sizesAreCheckedWhenTheLayerIsBuilt() {
    String message = "The `size` argument must be a tuple of 2 integers. Received size=";
    String positive = " that do not satisfy `value > 0`";
    UpSampling2D.Builder builder = UpSampling2D.builder();
    refuses(message + "0, including values {0}" + positive, () -> builder.size(0));
    refuses(message + "-1, including values {-1}" + positive, () -> builder.size(-1));
    refuses(message + "[2, 2, 2]", () -> builder.size(2, 2, 2));
    refuses(message + "[2]", () -> builder.size(new int[] {2}));
    refuses(message + "[0, 2], including values {0}" + positive, () -> UpSampling2D.of(0, 2));
    refuses(message + "[-1, -3], including values {-1, -3}" + positive, () -> builder.size(-1, -3));
  }

  @Test
  void namesAreLookedUpWhenTheLayerIsCalled() {
    UpSampling2D layer = UpSampling2D.builder().interpolation("Cubicc").build();
    refuses(
        "Invalid value for argument `interpolation`. Expected of one ('bilinear', 'nearest', "
            + "'lanczos3', 'lanczos5', 'bicubic', 'area'). Received: interpolation=cubicc",
        () -> layer.plan(Shape.of(1, 3, 4, 2)));
  }

  @Test
  void otherRanksAreRefused() {
    refuses(
        "Input 0 with name 'None' of layer 'up_sampling2d' is incompatible with the layer: "
            + "expected ndim=4, found ndim=3. Full shape received: (3, 4, 2)",
        () -> UpSampling2D.of(2, 2).plan(Shape.of(3, 4, 2)));
  }

  @Test
  void resultsBeyondAnAxisAreRefused() {
    Shape shape = Shape.of(0, 1 << 30, 1, 1);
    assertThrows(InvalidArgumentException.class, () -> UpSampling2D.of(2, 1).plan(shape));
    UpSampling2D smooth = UpSampling2D.builder().size(2, 1).interpolation("area").build();
    assertThrows(InvalidArgumentException.class, () -> smooth.plan(shape));
  }

  @Test
  void oneGatherMovesWholePixels() {
    Gather gather = (Gather) UpSampling2D.of(3, 2).plan(Shape.of(2, 4, 5, 7)).steps().get(0);
    assertEquals(2, gather.outer());
    assertEquals(7, gather.inner());
    assertArrayEquals(
        new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}, gather.axes().get(0).indices());
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4}, gather.axes().get(1).indices());
  }
}
