package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of what layers for images take, and what they say beyond. */
class ArgumentsOfLayersTest {
  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  @Test
  void aCropHasAtLeastOnePixel() {
    assertEquals(Shape.of(1, 1, 3), CenterCrop.of(1, 1).plan(Shape.of(5, 6, 3)).target().shape());
    String message = "a crop has a height and a width of at least 1, but got ";
    refuses(message + "0 x 4", () -> CenterCrop.of(0, 4));
    refuses(message + "4 x 0", () -> CenterCrop.of(4, 0));
  }

  /** What is resized becomes float32 on TensorFlow; what is cut keeps the type of the layer. */
  @ParameterizedTest
  @CsvSource({"4, 4, 0, 1", "2, 6, 1, 0", "4, 6, 0, 0"})
  void imagesThatAreLargeEnoughAreOnlyCut(int height, int width, int top, int left) {
    CenterCrop layer = CenterCrop.builder(height, width).dtype(DataType.F64).build();
    Plan plan = layer.plan(TensorSpec.of(DataType.F64, 4, 6, 3));
    assertEquals(TensorSpec.of(DataType.F64, height, width, 3), plan.target());
    assertEquals(1, plan.steps().size());
    Gather cut = (Gather) plan.steps().get(0);
    assertEquals(List.of(top, left), cut.axes().stream().map(axis -> axis.index(0)).toList());
  }

  @Test
  void imagesHaveThreeOrFourAxes() {
    String message =
        "Expected image tensor to have rank 3 (single image) or 4 (batch of images). Received:"
            + " data.shape=";
    refuses(message + "(4, 4)", () -> CenterCrop.of(2, 2).plan(Shape.of(4, 4)));
    refuses(message + "(1, 1, 4, 4, 1)", () -> CenterCrop.of(2, 2).plan(Shape.of(1, 1, 4, 4, 1)));
    refuses(message + "(4, 4)", () -> Resizing.of(2, 2).plan(Shape.of(4, 4)));
  }

  /** In the order in which the framework under Keras checks them, one corrected after the other. */
  @Test
  void wrongArgumentsOfResizingAreNamedOneByOne() {
    Shape image = Shape.of(4, 4, 1);
    Resizing.Builder layer =
        Resizing.builder(0, 4)
            .interpolation("gaussian")
            .fillMode("reflect")
            .cropToAspectRatio(true)
            .padToAspectRatio(true);
    refuses(
        "Invalid value for argument `interpolation`. Expected of one ('bilinear', 'nearest',"
            + " 'lanczos3', 'lanczos5', 'bicubic', 'area'). Received: interpolation=gaussian",
        () -> layer.build().plan(image));
    layer.interpolation("bicubic");
    refuses(
        "Invalid value for argument `fill_mode`. Only `'constant'` is supported. "
            + "Received: fill_mode=reflect",
        () -> layer.build().plan(image));
    layer.fillMode("constant");
    refuses(
        "Only one of `pad_to_aspect_ratio` & `crop_to_aspect_ratio` can be `True`.",
        () -> layer.build().plan(image));
    layer.padToAspectRatio(false);
    refuses("output dimensions must be positive: 0 x 4", () -> layer.build().plan(image));
  }

  @Test
  void axesOfStatisticsLieInTheTensor() {
    for (int axis : new int[] {-2, -1, 0, 1}) {
      Normalization layer = Normalization.builder().axis(axis).build();
      assertEquals(Shape.of(4, 3), layer.plan(Shape.of(4, 3)).target().shape());
    }
    for (int axis : new int[] {-3, 2}) {
      refuses(
          "All `axis` values must be in the range [-ndim, ndim). Received inputs with ndim=2, while"
              + " axis=("
              + axis
              + ",)",
          () -> Normalization.builder().axis(axis).build().plan(Shape.of(4, 3)));
    }
  }

  @Test
  void offsetsHaveTheNumberOfChannels() {
    Rescaling layer = Rescaling.builder(2).offset(1, 2, 3).build();
    assertEquals(Shape.of(4, 3), layer.plan(Shape.of(4, 3)).target().shape());
    refuses("Incompatible shapes: [4,4,2] vs. [3]", () -> layer.plan(Shape.of(4, 4, 2)));
  }

  @Test
  void integersAreCastToAHalfWidthTypeFirst() {
    Rescaling layer = Rescaling.builder(0.5).dtype(DataType.F16).build();
    Plan plan = layer.plan(TensorSpec.of(DataType.U8, 4, 3));
    Convert cast = (Convert) plan.steps().get(0);
    assertEquals(List.of(DataType.U8, DataType.F16), List.of(cast.input(), cast.output()));
    assertEquals(TensorSpec.of(DataType.F16, 4, 3), plan.target());
  }

  /** The statistics are those of three channels; a fourth is only scaled. */
  @Test
  void channelsBeyondTheThirdHaveNoStatistics() {
    Plan plan = PreprocessInput.of(PreprocessMode.TORCH).plan(Shape.of(2, 2, 4));
    assertEquals(
        List.of(
            Operation.float32(Operator.DIVIDE, 255, 255, 255, 255),
            Operation.float32(Operator.SUBTRACT, 0.485f, 0.456f, 0.406f, 0),
            Operation.float32(Operator.DIVIDE, 0.229f, 0.224f, 0.225f, 1)),
        ((ChannelArithmetic) plan.steps().get(0)).operations());
  }

  @ParameterizedTest
  @CsvSource({"caffe", "tf", "torch"})
  void modesOfApplicationsHaveKerasNames(String name) {
    PreprocessMode mode = PreprocessMode.of(name);
    assertEquals(name, mode.frameworkName());
    assertEquals(name, mode.toString());
    assertEquals(
        "preprocess_input(data_format='channels_first', mode='" + name + "')",
        PreprocessInput.of(mode, DataFormat.CHANNELS_FIRST).toString());
  }
}
