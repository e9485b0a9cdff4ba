package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessingLayersTest {
  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  private static List<Operation> operations(Plan plan) {
    return ((ChannelArithmetic) plan.steps().get(plan.steps().size() - 1)).operations();
  }

  @Test
  void resizingIsImageResize() {
    TensorSpec bytes = TensorSpec.of(DataType.U8, 2, 3, 8, 9);
    Resizing layer =
        Resizing.builder(4, 5)
            .interpolation("lanczos3")
            .antialias(true)
            .padToAspectRatio(true)
            .fillMode("constant")
            .fillValue(114)
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .backend(KerasBackend.TENSORFLOW)
            .build();
    ImageResize call =
        ImageResize.builder()
            .size(4, 5)
            .interpolation("lanczos3")
            .antialias(true)
            .padToAspectRatio(true)
            .fillValue(114)
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .build();
    assertEquals(call.plan(bytes), layer.plan(bytes));
    TensorSpec image = TensorSpec.of(DataType.F32, 8, 9, 3);
    assertEquals(
        ImageResize.builder().size(4, 5).cropToAspectRatio(true).build().plan(image),
        Resizing.builder(4, 5).cropToAspectRatio(true).fillValue(0.5).build().plan(image));
  }

  @ParameterizedTest
  @EnumSource
  void resizingKeepsIntegersAndCastsOthers(DataType type) {
    if (type != DataType.BOOL) {
      TensorSpec image = TensorSpec.of(type, 8, 9, 3);
      DataType kept = type.isFloatingPoint() ? DataType.F32 : type;
      assertEquals(TensorSpec.of(kept, 4, 5, 3), Resizing.of(4, 5).plan(image).target());
    }
  }

  /** As in Keras, a wrong argument is noticed when the layer meets a tensor. */
  @Test
  void resizingChecksItsArgumentsLate() {
    Shape image = Shape.of(4, 4, 1);
    Resizing named = Resizing.builder(3, 4).interpolation("gaussian").build();
    refuses(
        "Invalid value for argument `interpolation`. Expected of one ('bilinear', 'nearest',"
            + " 'lanczos3', 'lanczos5', 'bicubic', 'area'). Received: interpolation=gaussian",
        () -> named.plan(image));
    Resizing mode = Resizing.builder(3, 4).fillMode("reflect").build();
    refuses(
        "Invalid value for argument `fill_mode`. Only `'constant'` is supported. "
            + "Received: fill_mode=reflect",
        () -> mode.plan(image));
    Resizing both = Resizing.builder(3, 4).cropToAspectRatio(true).padToAspectRatio(true).build();
    refuses(
        "Only one of `pad_to_aspect_ratio` & `crop_to_aspect_ratio` can be `True`.",
        () -> both.plan(image));
    refuses("output dimensions must be positive: 0 x 4", () -> Resizing.of(0, 4).plan(image));
    refuses("output dimensions must be positive: 4 x 0", () -> Resizing.of(4, 0).plan(image));
    refuses(
        "Expected image tensor to have rank 3 (single image) or 4 (batch of images). Received:"
            + " data.shape=(1, 1, 4, 4, 1)",
        () -> Resizing.of(3, 4).plan(Shape.of(1, 1, 4, 4, 1)));
  }

  @Test
  void theMiddleIsCut() {
    Plan plan = CenterCrop.of(2, 3).plan(Shape.of(5, 6, 1));
    Gather step = (Gather) plan.steps().get(0);
    assertEquals(List.of(1, 2), List.of(step.axes().get(0).index(0), step.axes().get(0).index(1)));
    assertEquals(1, step.axes().get(1).index(0));
    assertEquals(Shape.of(2, 3, 1), plan.target().shape());
    Plan first =
        CenterCrop.builder(2, 3)
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .build()
            .plan(Shape.of(0, 1, 5, 6));
    assertEquals(Shape.of(0, 1, 2, 3), first.target().shape());
  }

  /** A smaller image is cropped to the aspect ratio, 4 x 4 of 4 x 6, and resized. */
  @Test
  void smallImagesAreResized() {
    Shape image = Shape.of(1, 4, 6, 1);
    Plan crop = CenterCrop.of(4, 4).plan(image);
    Plan resize = ImageResize.builder().size(8, 8).build().plan(Shape.of(1, 4, 4, 1));
    Plan plan = CenterCrop.of(8, 8).plan(image);
    assertEquals(crop.steps().get(0), plan.steps().get(0));
    assertEquals(resize.steps(), plan.steps().subList(1, plan.steps().size()));
    Plan torch = CenterCrop.builder(8, 8).backend(KerasBackend.TORCH).build().plan(image);
    assertEquals(plan.target(), torch.target());
    CenterCrop half = CenterCrop.builder(8, 8).dtype(DataType.F16).build();
    assertEquals(DataType.F32, half.plan(image).target().dataType());
    refuses(
        "input image must be of non-zero size", () -> CenterCrop.of(8, 8).plan(Shape.of(0, 6, 1)));
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeIsCastBeforeArithmetic(DataType type) {
    TensorSpec image = TensorSpec.of(type, 4, 5, 3);
    DataType target = DataType.F32;
    assertEquals(target, CenterCrop.of(2, 2).plan(image).target().dataType());
    assertEquals(target, Rescaling.of(0.5).plan(image).target().dataType());
    assertEquals(target, Normalization.builder().build().plan(image).target().dataType());
    DataType kept = type.isFloatingPoint() ? type : target;
    for (PreprocessMode mode : PreprocessMode.values()) {
      assertEquals(kept, PreprocessInput.of(mode).plan(image).target().dataType());
    }
  }

  @Test
  void rescalingMultipliesAndAdds() {
    float third = 1 / 3f;
    assertEquals(
        List.of(Operation.float32(Operator.MULTIPLY, third), Operation.float32(Operator.ADD, -1)),
        operations(Rescaling.of(1 / 3.0, -1).plan(Shape.of(2, 3))));
    assertEquals(
        List.of(Operation.float32(Operator.MULTIPLY, 2, 2), Operation.float32(Operator.ADD, 1, 3)),
        operations(Rescaling.builder(2).offset(1, 3).build().plan(Shape.of(4, 2))));
  }

  /** A Python number is a float32 before it is anything else. */
  @Test
  void constantsHaveTheTypeOfTheLayer() {
    Rescaling wide = Rescaling.builder(0.1).dtype(DataType.F64).build();
    assertEquals(
        Operation.float64(Operator.MULTIPLY, 0.1f), operations(wide.plan(Shape.of(2))).get(0));
    Rescaling half = Rescaling.builder(0.1).dtype(DataType.F16).build();
    Plan plan = half.plan(Shape.of(2));
    assertEquals(3, plan.steps().size());
    assertEquals(
        Operation.float32(Operator.MULTIPLY, 0x1.998p-4f),
        ((ChannelArithmetic) plan.steps().get(1)).operations().get(0));
  }

  @Test
  void aSingleChannelIsRepeated() {
    Rescaling layer = Rescaling.builder(1, 2, 3).build();
    assertEquals(Shape.of(2, 3), layer.plan(Shape.of(2, 1)).target().shape());
    assertEquals(Shape.of(3), layer.plan(Shape.of()).target().shape());
    refuses("Incompatible shapes: [4,4,2] vs. [3]", () -> layer.plan(Shape.of(4, 4, 2)));
    refuses(
        "scale and offset have one number or equally many, but got [1.0, 2.0] and [1.0, 2.0, 3.0]",
        Rescaling.builder(1, 2).offset(1, 2, 3)::build);
    refuses(
        "scale and offset have one number or equally many, but got [] and [0.0]",
        Rescaling.builder()::build);
  }

  @Test
  void normalizationSubtractsAndDivides() {
    Normalization.Builder layer = Normalization.builder().mean(1, 2).variance(4, 0);
    assertEquals(
        List.of(
            Operation.float32(Operator.SUBTRACT, 1, 2),
            Operation.float32(Operator.DIVIDE, 2, 1e-7f)),
        operations(layer.build().plan(Shape.of(5, 2))));
    assertEquals(
        List.of(
            Operation.float32(Operator.MULTIPLY, 2, 1e-7f), Operation.float32(Operator.ADD, 1, 2)),
        operations(layer.invert(true).build().plan(Shape.of(5, 2))));
    ChannelArithmetic rows =
        (ChannelArithmetic) layer.axis(0).build().plan(Shape.of(2, 5)).steps().get(0);
    assertEquals(List.of(1L, 5L), List.of(rows.outer(), rows.inner()));
    Normalization wide = layer.axis(-1).dtype(DataType.F64).build();
    assertEquals(
        Operation.float64(Operator.MULTIPLY, 2, 1e-7), operations(wide.plan(Shape.of(2))).get(0));
    Normalization half = layer.dtype(DataType.F16).build();
    assertEquals(DataType.F16, half.plan(Shape.of(2)).target().dataType());
  }

  @Test
  void wrongStatisticsAreRefused() {
    refuses(
        "When setting values directly, both `mean` and `variance` must be set. Received:"
            + " mean=[1.0] and variance=[]",
        Normalization.builder().mean(1)::build);
    refuses(
        "When setting values directly, `mean` and `variance` must have the same shape. Received:"
            + " mean shape (1,) and variance shape (2,)",
        Normalization.builder().mean(1).variance(1, 2)::build);
    refuses(
        "The rank of `mean` must be less than or equal to the number of axes (0). Received: mean"
            + " shape (2,) for axis ()",
        Normalization.builder().axis().mean(1, 2).variance(1, 2)::build);
    refuses(
        "All `axis` values must be in the range [-ndim, ndim). Received inputs with ndim=2, while"
            + " axis=(5,)",
        () -> Normalization.builder().axis(5).build().plan(Shape.of(4, 4)));
    refuses(
        "All `axis` values must be in the range [-ndim, ndim). Received inputs with ndim=2, while"
            + " axis=(0, -3)",
        () -> Normalization.builder().axis(0, -3).build().plan(Shape.of(4, 4)));
    Normalization two = Normalization.builder().mean(1, 2).variance(1, 2).build();
    refuses("Incompatible shapes: [1,2] vs. [1,3]", () -> two.plan(Shape.of(4, 3)));
    refuses(
        "Unable to broadcast tensor of shape [1,2] to tensor of shape [1,1]",
        () -> two.plan(Shape.of(4, 1)));
  }

  @Test
  void applicationsHaveTheirModes() {
    assertEquals(PreprocessMode.CAFFE, PreprocessMode.ofApplication("resnet50").orElseThrow());
    assertEquals(PreprocessMode.TF, PreprocessMode.ofApplication("mobilenet_v2").orElseThrow());
    assertEquals(PreprocessMode.TORCH, PreprocessMode.ofApplication("densenet").orElseThrow());
    assertEquals(true, PreprocessMode.ofApplication("convnext").isEmpty());
    assertEquals(List.of("densenet"), PreprocessMode.TORCH.applications());
    refuses(
        "keras.applications has no module lenet, such as resnet50 or convnext",
        () -> PreprocessMode.ofApplication("lenet"));
    refuses(
        "Expected mode to be one of `caffe`, `tf` or `torch`. Received: mode=pytorch",
        () -> PreprocessMode.of("pytorch"));
    assertEquals(PreprocessMode.TF, PreprocessMode.of("tf"));
  }

  @Test
  void caffeTurnsTheChannelsAround() {
    Plan plan = PreprocessInput.of(PreprocessMode.CAFFE).plan(TensorSpec.of(DataType.U8, 2, 2, 4));
    Gather turned = (Gather) plan.steps().get(0);
    assertEquals(3, turned.axes().get(0).index(0));
    assertEquals(
        List.of(Operation.float32(Operator.SUBTRACT, 103.939f, 116.779f, 123.68f, 0)),
        operations(plan));
    assertEquals(
        Shape.of(0, 2, 3),
        PreprocessInput.of(PreprocessMode.CAFFE).plan(Shape.of(0, 2, 3)).target().shape());
  }

  @Test
  void otherModesScale() {
    assertEquals(
        List.of(
            Operation.float32(Operator.DIVIDE, 127.5f), Operation.float32(Operator.SUBTRACT, 1)),
        operations(PreprocessInput.of(PreprocessMode.TF).plan(Shape.of(2, 2, 1))));
    Plan first =
        PreprocessInput.of(PreprocessMode.TORCH, DataFormat.CHANNELS_FIRST)
            .plan(Shape.of(1, 3, 2, 5));
    assertEquals(10, ((ChannelArithmetic) first.steps().get(0)).inner());
    assertEquals(
        List.of(
            Operation.float32(Operator.DIVIDE, 255, 255, 255),
            Operation.float32(Operator.SUBTRACT, 0.485f, 0.456f, 0.406f),
            Operation.float32(Operator.DIVIDE, 0.229f, 0.224f, 0.225f)),
        operations(first));
  }

  @Test
  void otherTensorsAreRefused() {
    refuses(
        "index 1 is out of bounds for axis 2 with size 1",
        () -> PreprocessInput.of(PreprocessMode.CAFFE).plan(Shape.of(4, 4, 1)));
    refuses(
        "images have the rank 3 or 4, but got the shape (4, 3)",
        () -> PreprocessInput.of(PreprocessMode.TF).plan(Shape.of(4, 3)));
    TensorSpec turned =
        new TensorSpec(Shape.of(1, 4, 4, 2), DataType.U8, MemoryFormat.CHANNELS_FIRST);
    refuses(
        "images are CONTIGUOUS here, but got " + turned,
        () -> PreprocessInput.of(PreprocessMode.TF).plan(turned));
    refuses(
        "a tensor to rescale is CONTIGUOUS, but got " + turned, () -> Rescaling.of(1).plan(turned));
    refuses(
        "a tensor to normalize is CONTIGUOUS, but got " + turned,
        () -> Normalization.builder().build().plan(turned));
    refuses(
        "a crop has a height and a width of at least 1, but got 0 x 4", () -> CenterCrop.of(0, 4));
  }
}
