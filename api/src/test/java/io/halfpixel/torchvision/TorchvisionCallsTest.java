package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.halfpixel.DataType;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Keywords;
import io.halfpixel.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by torchvision's keywords have the plans of the same calls made with builders. */
class TorchvisionCallsTest {
  private static final String V1 = "torchvision.transforms.functional.";
  private static final String V2 = "torchvision.transforms.v2.functional.";
  private static final String PRESETS = "torchvision.transforms._presets.";
  private static final Map<String, Object> NONE = Map.of();

  private static final TensorSpec FLOATS = TensorSpec.of(DataType.F32, 3, 60, 80);
  private static final TensorSpec BYTES = TensorSpec.of(DataType.U8, 3, 60, 80);
  private static final TensorSpec VIDEO = TensorSpec.of(DataType.U8, 4, 3, 60, 80);

  private static Plan plan(
      TensorSpec source, String name, Map<String, ?> args, Map<String, ?> context) {
    Keywords keywords = new Keywords(args);
    Keywords made = new Keywords(context);
    Operation<?> call = new TorchvisionFace().calls().get(name).bind(keywords, made).operation();
    keywords.requireAllRead();
    made.requireAllRead();
    return call.plan(source);
  }

  private static void same(
      Operation<?> expected, TensorSpec source, String name, Map<String, ?> args) {
    assertEquals(expected.plan(source), plan(source, name, args, NONE), () -> name + args);
  }

  private static Map<String, Object> none(String name, Map<String, ?> others) {
    Map<String, Object> args = new HashMap<>(others);
    args.put(name, null);
    return args;
  }

  @Test
  void sizes() {
    String resize = V2 + "resize";
    same(Resize.builder().size(30).build(), FLOATS, resize, Map.of("size", 30));
    same(Resize.builder().size(4, 5).build(), FLOATS, resize, Map.of("size", List.of(4, 5)));
    same(
        Resize.builder().maxSize(20).build(), FLOATS, resize, none("size", Map.of("max_size", 20)));
    same(
        Resize.builder().size(18).maxSize(20).build(),
        FLOATS,
        resize,
        Map.of("size", 18, "max_size", 20));
    same(CenterCrop.of(4, 5), FLOATS, V2 + "center_crop", Map.of("output_size", List.of(4, 5)));
    same(CenterCrop.of(4), FLOATS, V1 + "center_crop", Map.of("output_size", List.of(4)));
  }

  /** None is False, as torchvision reads it. */
  @Test
  void antialiasing() {
    Resize with = Resize.builder().size(30).build();
    Resize without = Resize.builder().size(30).antialias(false).build();
    Map<String, Object> size = Map.of("size", 30);
    same(with, FLOATS, V2 + "resize", size);
    same(with, FLOATS, V2 + "resize", Map.of("size", 30, "antialias", true));
    same(without, FLOATS, V2 + "resize", Map.of("size", 30, "antialias", false));
    same(without, FLOATS, V2 + "resize", none("antialias", size));
  }

  /** Three channels are added in another order on a single thread, which it is unless said. */
  @Test
  void threads() {
    TensorSpec large = TensorSpec.of(DataType.F32, 3, 300, 300);
    Resize.Builder call = Resize.builder().size(200).antialias(false);
    Plan one = call.numThreads(1).build().plan(large);
    Plan two = call.numThreads(2).build().plan(large);
    Map<String, Object> args = Map.of("size", 200, "antialias", false);
    assertNotEquals(one, two);
    assertEquals(one, plan(large, V2 + "resize", args, NONE));
    assertEquals(one, plan(large, V2 + "resize", args, Map.of("num_threads", 1)));
    assertEquals(two, plan(large, V2 + "resize", args, Map.of("num_threads", 2)));
  }

  @Test
  void borders() {
    same(Pad.of(2), BYTES, V2 + "pad", Map.of("padding", 2));
    same(Pad.of(2), BYTES, V2 + "pad", none("fill", Map.of("padding", 2)));
    same(Pad.of(2).fill(7), BYTES, V2 + "pad", Map.of("padding", 2, "fill", 7));
    same(
        Pad.of(2).fill(7, 8, 9), BYTES, V2 + "pad", Map.of("padding", 2, "fill", List.of(7, 8, 9)));
  }

  @ParameterizedTest
  @CsvSource({
    "torch.uint8, U8",
    "uint8, U8",
    "torch.float, F32",
    "double, F64",
    "torch.half, F16",
    "short, I16",
    "torch.int64, I64"
  })
  void typesHaveTheirNames(String name, DataType type) {
    same(ToDtype.of(type, false), FLOATS, V2 + "to_dtype", Map.of("dtype", name));
  }

  /** An image of mode 1 becomes float32, an array of truth values stays one. */
  @ParameterizedTest
  @CsvSource({"pil, F32", "numpy, BOOL"})
  void arraysAreNoImages(String kind, DataType expected) {
    TensorSpec source = TensorSpec.of(DataType.BOOL, 6, 8);
    Plan plan = plan(source, V1 + "to_tensor", NONE, Map.of("input_kind", kind));
    assertEquals(TensorSpec.of(expected, 1, 6, 8), plan.target());
  }

  @Test
  void grayImagesHaveOneChannelUnlessSaid() {
    String gray = V2 + "rgb_to_grayscale";
    same(RgbToGrayscale.of(1), FLOATS, gray, NONE);
    same(RgbToGrayscale.of(3), FLOATS, gray, Map.of("num_output_channels", 3));
  }

  @Test
  void imageClassification() {
    String name = PRESETS + "ImageClassification";
    same(ImageClassification.of(24), BYTES, name, Map.of("crop_size", 24));
    same(
        ImageClassification.of(24).resizeSize(30).mean(0.5, 0.4, 0.3).std(0.25),
        BYTES,
        name,
        Map.of("crop_size", 24, "resize_size", 30, "mean", List.of(0.5, 0.4, 0.3), "std", 0.25));
  }

  @Test
  void semanticSegmentation() {
    String name = PRESETS + "SemanticSegmentation";
    same(SemanticSegmentation.of(30), BYTES, name, Map.of("resize_size", 30));
    same(
        SemanticSegmentation.ofAnySize().mean(0.5).std(0.25),
        BYTES,
        name,
        none("resize_size", Map.of("mean", 0.5, "std", 0.25)));
  }

  @Test
  void videoClassification() {
    String name = PRESETS + "VideoClassification";
    same(
        VideoClassification.of(20, 24, 30),
        VIDEO,
        name,
        Map.of("crop_size", List.of(20, 24), "resize_size", 30));
    same(
        VideoClassification.of(20, 20, 28, 30).mean(0.5).std(0.25),
        VIDEO,
        name,
        Map.of("crop_size", List.of(20), "resize_size", List.of(28, 30), "mean", 0.5, "std", 0.25));
  }
}
