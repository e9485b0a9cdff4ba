package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.keras.DataFormat;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.PreprocessMode;
import io.halfpixel.keras.Resizing;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.opencv.BorderType;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import io.halfpixel.torch.Upsample;
import io.halfpixel.torchvision.InterpolationMode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When a wrong mode is noticed, and in which words: when the layer is built where the framework's
 * own layer notices it then, else when it meets the first tensor. What a function of the framework
 * would be is noticed when its builder builds or the name is looked up.
 *
 * <p>Asked of PyTorch 2.13, torchvision 0.28, Keras 3.15, TensorFlow 2.21, JAX 0.10, Pillow 12.3,
 * OpenCV 5.0 and onnx 1.23.
 */
final class WrongModeTest {
  private static final String TORCH_MODES =
      "Input Error: Only 3D, 4D and 5D input Tensors supported (got 4D) for the modes: nearest |"
          + " linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got ";
  private static final String KERAS_INTERPOLATIONS =
      "Invalid value for argument `interpolation`. Expected of one ('bilinear', 'nearest',"
          + " 'lanczos3', 'lanczos5', 'bicubic', 'area'). Received: interpolation=";
  private static final String KERAS_FILL_MODE =
      "Invalid value for argument `fill_mode`. Only `'constant'` is supported. Received:"
          + " fill_mode=bogus";
  private static final String KERAS_FORMATS =
      "The `data_format` argument must be one of {'channels_first', 'channels_last'}. Received:"
          + " data_format=bogus";

  /** An image that every face takes, with four rows, columns and channels. */
  private static final Shape IMAGE = Shape.of(1, 4, 4, 4);

  /**
   * A call with a wrong argument.
   *
   * @param name what it is
   * @param message how the error begins
   * @param build makes the operation, or fails
   */
  private record Wrong(String name, String message, Supplier<?> build) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Wrong> noticedWhenBuilt() {
    return Stream.of(
        wrong(
            "tf method", "Resize method is not implemented: bogus", () -> ResizeMethod.of("bogus")),
        wrong("tf case", "Resize method is not implemented: AREA", () -> ResizeMethod.of("AREA")),
        wrong("keras.ops", KERAS_INTERPOLATIONS + "bogus", () -> ops("bogus", "constant")),
        wrong("keras.ops case", KERAS_INTERPOLATIONS + "AREA", () -> ops("AREA", "constant")),
        wrong("keras.ops fill_mode", KERAS_FILL_MODE, () -> ops("area", "bogus")),
        wrong("keras data_format", KERAS_FORMATS, () -> DataFormat.of("bogus")),
        wrong(
            "UpSampling2D data_format",
            KERAS_FORMATS,
            () -> UpSampling2D.fromConfig(Map.of("data_format", "bogus"))),
        wrong(
            "UpSampling2D size",
            "The `size` argument must be a tuple of 2 integers. Received size=0, including values"
                + " {0} that do not satisfy `value > 0`",
            () -> UpSampling2D.builder().size(0)),
        wrong(
            "UpSampling2D sizes",
            "The `size` argument must be a tuple of 2 integers. Received size=",
            () -> UpSampling2D.builder().size(2, 2, 2)),
        wrong(
            "preprocess_input",
            "Expected mode to be one of `caffe`, `tf` or `torch`. Received: mode=bogus",
            () -> PreprocessMode.of("bogus")),
        wrong("jax", "Unknown resize method \"bogus\"", () -> jax("bogus")),
        wrong("jax case", "Unknown resize method \"LINEAR\"", () -> jax("LINEAR")),
        wrong(
            "scale_and_translate",
            "Nearest neighbor resampling is not currently supported for scale_and_translate.",
            () -> io.halfpixel.jax.ScaleAndTranslate.builder().shape(4).method("nearest").build()),
        wrong("Pillow", "Unknown resampling filter (bogus). Use", () -> Resampling.of("bogus")),
        wrong("Pillow number", "Unknown resampling filter (9). Use", () -> Resampling.of(9)),
        wrong("cv2", "(-5:Bad argument) Unknown interpolation method", () -> Interpolation.of(9)),
        wrong(
            "cv2 border",
            "(-5:Bad argument) Unknown/unsupported border type",
            () -> BorderType.of("BORDER_BOGUS")),
        wrong(
            "torchvision",
            "'bogus' is not a valid InterpolationMode",
            () -> InterpolationMode.of("bogus")));
  }

  private static Stream<Wrong> noticedAtTheFirstTensor() {
    return Stream.of(
        wrong("nn.Upsample", TORCH_MODES + "bogus)", () -> up().mode("bogus").build()),
        wrong("nn.Upsample case", TORCH_MODES + "AREA)", () -> up().mode("AREA").build()),
        wrong(
            "interpolate",
            TORCH_MODES + "bogus)",
            () -> Interpolate.builder().scaleFactor(2).mode("bogus").build()),
        wrong(
            "size and scale_factor",
            "only one of size or scale_factor should be defined",
            () -> up().size(3).build()),
        wrong(
            "no size",
            "either size or scale_factor should be defined",
            () -> Upsample.builder().build()),
        wrong(
            "align_corners",
            "align_corners option can only be set with the interpolating modes",
            () -> up().alignCorners(true).build()),
        wrong(
            "linear of images",
            "Got 4D input, but linear mode needs 3D input",
            () -> up().mode("linear").build()),
        wrong(
            "PixelShuffle",
            "pixel_shuffle expects a positive upscale_factor, but got 0",
            () -> PixelShuffle.of(0)),
        wrong(
            "PixelUnshuffle",
            "pixel_unshuffle expects a positive downscale_factor, but got 0",
            () -> PixelUnshuffle.of(0)),
        wrong("UpSampling2D", KERAS_INTERPOLATIONS + "bogus", () -> upSampling("bogus")),
        wrong("Resizing", KERAS_INTERPOLATIONS + "bogus", () -> resizing("bogus", "constant")),
        wrong("Resizing case", KERAS_INTERPOLATIONS + "AREA", () -> resizing("AREA", "constant")),
        wrong("Resizing fill_mode", KERAS_FILL_MODE, () -> resizing("area", "bogus")),
        wrong(
            "onnx mode", "Unexpected value 'bogus' for mode.", () -> onnx().mode("bogus").build()),
        wrong(
            "onnx nearest_mode",
            "Unexpected value 'bogus'.",
            () -> onnx().nearestMode("bogus").build()),
        wrong(
            "onnx coordinates",
            "Invalid coordinate_transformation_mode: 'bogus'",
            () -> onnx().coordinateTransformationMode("bogus").build()));
  }

  private static Wrong wrong(String name, String message, Supplier<?> build) {
    return new Wrong(name, message, build);
  }

  private static Upsample.Builder up() {
    return Upsample.builder().scaleFactor(2);
  }

  private static ImageResize ops(String interpolation, String fillMode) {
    return ImageResize.builder().size(8, 8).interpolation(interpolation).fillMode(fillMode).build();
  }

  private static UpSampling2D upSampling(String interpolation) {
    return UpSampling2D.builder().interpolation(interpolation).build();
  }

  private static Resizing resizing(String interpolation, String fillMode) {
    return Resizing.builder(8, 8).interpolation(interpolation).fillMode(fillMode).build();
  }

  private static Object jax(String method) {
    return io.halfpixel.jax.Resize.builder().shape(1, 8, 8, 4).method(method);
  }

  private static io.halfpixel.onnx.Resize.Builder onnx() {
    return io.halfpixel.onnx.Resize.builder().scales(1, 1, 2, 2);
  }

  @ParameterizedTest
  @MethodSource
  void noticedWhenBuilt(Wrong wrong) {
    RuntimeException e =
        assertThrows(InvalidArgumentException.class, () -> wrong.build().get(), wrong.name());
    assertTrue(e.getMessage().startsWith(wrong.message()), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource
  void noticedAtTheFirstTensor(Wrong wrong) {
    Operation<?> built = (Operation<?>) assertDoesNotThrow(() -> wrong.build().get());
    RuntimeException e = assertThrows(RuntimeException.class, () -> built.plan(IMAGE));
    assertTrue(
        List.of(InvalidArgumentException.class, UnsupportedModeException.class)
            .contains(e.getClass()),
        () -> "" + e);
    assertTrue(e.getMessage().startsWith(wrong.message()), e.getMessage());
  }

  /** Keras lowers the names of this layer alone. */
  @ParameterizedTest
  @ValueSource(strings = {"NEAREST", "Bilinear", "AREA"})
  void upSamplingTakesAnyCase(String interpolation) {
    assertDoesNotThrow(() -> upSampling(interpolation).plan(IMAGE));
  }
}
