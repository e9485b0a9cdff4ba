package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.tensorflow.Transposes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
  private static final TensorSpec IMAGES = TensorSpec.of(DataType.F32, 1, 4, 5, 2);

  private static Plan gradient(UpSampling<?> layer, TensorSpec inputs) {
    return layer.gradient(inputs).plan(layer.plan(inputs).target());
  }

  private static Plan gradient(ImageResize call, TensorSpec images) {
    return call.gradient(images).plan(call.plan(images).target());
  }

  private static void transposes(UpSampling<?> layer, TensorSpec inputs) {
    Transposes.check(layer.plan(inputs), gradient(layer, inputs));
  }

  private static void transposes(ImageResize.Builder call, TensorSpec images) {
    Transposes.check(call.build().plan(images), gradient(call.build(), images));
  }

  @Test
  void repetitionIsTransposedInEveryLayout() {
    transposes(UpSampling1D.of(3), TensorSpec.of(DataType.F32, 2, 4, 3));
    transposes(UpSampling2D.of(2, 3), IMAGES);
    transposes(UpSampling2D.of(1, 3), IMAGES);
    transposes(UpSampling3D.of(2, 1, 3), TensorSpec.of(DataType.F32, 1, 2, 3, 2, 2));
    DataFormat first = DataFormat.CHANNELS_FIRST;
    transposes(UpSampling2D.builder().size(2, 3).dataFormat(first).build(), IMAGES);
    transposes(
        UpSampling3D.builder().size(2, 3, 2).dataFormat(first).build(),
        TensorSpec.of(DataType.F32, 1, 2, 2, 3, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"})
  void interpolationIsTransposed(String interpolation) {
    UpSampling2D.Builder layer = UpSampling2D.builder().size(2, 3).interpolation(interpolation);
    transposes(layer.build(), IMAGES);
    transposes(layer.kerasVersion(2).build(), IMAGES);
    transposes(ImageResize.builder().size(3, 7).interpolation(interpolation), IMAGES);
  }

  @Test
  void cropsBordersAndSingleImagesAreTransposed() {
    TensorSpec image = TensorSpec.of(DataType.F32, 4, 5, 2);
    for (int[] size : List.of(new int[] {2, 7}, new int[] {7, 2}, new int[] {4, 5})) {
      transposes(ImageResize.builder().size(size).cropToAspectRatio(true), IMAGES);
      transposes(ImageResize.builder().size(size).padToAspectRatio(true), IMAGES);
      transposes(ImageResize.builder().size(size).padToAspectRatio(true).fillValue(3), image);
    }
    transposes(ImageResize.builder().size(2, 7).dataFormat(DataFormat.CHANNELS_FIRST), IMAGES);
  }

  @Test
  void onTorchItIsThatOfPyTorch() {
    ImageResize.Builder call = ImageResize.builder().size(3, 7).backend(KerasBackend.TORCH);
    transposes(call.interpolation("nearest"), IMAGES);
    AdjointSum sum =
        (AdjointSum) gradient(call.interpolation("bilinear").build(), IMAGES).steps().get(0);
    assertEquals(AdjointSum.Term.PRODUCT_FMA, sum.tail());
  }

  @Test
  void layersPassGradientsBackThroughTheirCast() {
    TensorSpec half = TensorSpec.of(DataType.F16, 1, 4, 5, 2);
    List<Step> steps = gradient(UpSampling2D.of(1, 2), half).steps();
    assertEquals(DataType.F32, ((Resample1d) steps.get(0)).input());
    assertEquals(DataType.F16, ((Convert) steps.get(1)).output());
  }

  /** TensorFlow casts float64 to float16 by way of float32. */
  @Test
  void float64ReachesHalfWidthTypesByWayOfFloat32() {
    UpSampling1D layer = UpSampling1D.builder().size(1).dtype(DataType.F64).build();
    List<Step> steps = gradient(layer, TensorSpec.of(DataType.F16, 1, 4, 2)).steps();
    assertEquals(List.of(DataType.F32, DataType.F16), steps.stream().map(Step::output).toList());
  }

  /** float16 rounds every sum; the others are sums of one type, rounded at the end. */
  @Test
  void everyTypeIsSummedAsThere() {
    for (DataType type : List.of(DataType.F16, DataType.BF16, DataType.F64)) {
      UpSampling1D layer = UpSampling1D.builder().size(3).dtype(type).build();
      Step sum = gradient(layer, TensorSpec.of(type, 1, 4, 2)).steps().get(0);
      DataType compute =
          sum instanceof AdjointSum adjoint ? adjoint.compute() : ((Resample1d) sum).compute();
      assertEquals(type == DataType.BF16 ? DataType.F32 : type, compute);
    }
  }

  @Test
  void othersAreRefused() {
    String known =
        "gradients are those of Keras on tensorflow, and of ops.image.resize on torch, but got"
            + " backend ";
    for (KerasBackend backend : List.of(KerasBackend.JAX, KerasBackend.NUMPY)) {
      ImageResize call = ImageResize.builder().size(3, 7).backend(backend).build();
      assertEquals(
          known + backend,
          assertThrows(UnsupportedModeException.class, () -> gradient(call, IMAGES)).getMessage());
    }
    UpSampling2D layer = UpSampling2D.builder().backend(KerasBackend.TORCH).build();
    assertEquals(
        known + "torch",
        assertThrows(UnsupportedModeException.class, () -> gradient(layer, IMAGES)).getMessage());
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 4, 5, 2);
    assertEquals(
        "The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.uint8",
        assertThrows(InvalidArgumentException.class, () -> gradient(UpSampling2D.of(2, 2), bytes))
            .getMessage());
    Gradient gradient = UpSampling2D.of(2, 2).gradient(IMAGES);
    assertEquals(
        "the gradient of the output is "
            + TensorSpec.of(DataType.F32, 1, 8, 10, 2)
            + " as the output is, but got "
            + IMAGES,
        assertThrows(InvalidArgumentException.class, () -> gradient.plan(IMAGES)).getMessage());
  }

  @Test
  void theLastGradientIsKeptAndSaysWhatItIs() {
    UpSampling2D layer = UpSampling2D.of(2, 2);
    Gradient gradient = layer.gradient(IMAGES);
    assertSame(gradient, layer.gradient(IMAGES));
    assertEquals(IMAGES, gradient.inputs());
    assertEquals("Gradient(" + layer + ", inputs=" + IMAGES + ")", gradient.toString());
    assertEquals(2, gradient.parallel(Runnable::run, 2).execution().parallelism());
    ImageResize call = ImageResize.builder().size(3, 7).build();
    assertSame(call.gradient(IMAGES), call.gradient(IMAGES));
  }

  @Test
  void noPixelsHaveNoGradients() {
    assertEquals(
        List.of(), gradient(UpSampling1D.of(3), TensorSpec.of(DataType.F32, 0, 4, 2)).steps());
  }
}
