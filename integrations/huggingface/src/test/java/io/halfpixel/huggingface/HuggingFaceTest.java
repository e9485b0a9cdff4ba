package io.halfpixel.huggingface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.preprocess.Batch;
import io.halfpixel.preprocess.Preprocessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations as users have them; numbers are compared in {@link RecordedCasesTest}. */
class HuggingFaceTest {
  private static final String CLIP =
      """
      {
        "image_processor_type": "CLIPImageProcessor",
        "do_convert_rgb": true,
        "size": {"shortest_edge": 224},
        "crop_size": 224,
        "processor_class": "CLIPProcessor"
      }
      """;

  private static final TensorSpec PHOTO = TensorSpec.of(DataType.U8, 1080, 1920, 3);

  private static void refused(String message, String json) {
    assertEquals(
        message,
        assertThrows(InvalidArgumentException.class, () -> HuggingFace.preprocessor(json))
            .getMessage());
  }

  private static Tensor image(int height, int width) {
    byte[] values = new byte[height * width * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 7);
    }
    return Tensor.of(values, height, width, 3);
  }

  @Test
  void bothBackendsAreOnePass() {
    for (ImageBackend backend : ImageBackend.values()) {
      Plan plan = HuggingFace.preprocessor(CLIP, backend).plan(PHOTO).folded();
      assertEquals(TensorSpec.of(DataType.F32, 3, 224, 224), plan.target());
      assertTrue(plan.explain().contains("one pass"), backend::toString);
    }
  }

  @Test
  void torchvisionIsTheDefaultAndAClassMaySayPillow(@TempDir Path folder) throws IOException {
    Tensor photo = image(30, 40);
    Path file = Files.writeString(folder.resolve("preprocessor_config.json"), CLIP);
    Tensor usual = HuggingFace.preprocessor(file).apply(photo);
    Tensor torchvision = HuggingFace.preprocessor(CLIP, ImageBackend.TORCHVISION).apply(photo);
    Tensor pil = HuggingFace.preprocessor(file, ImageBackend.PIL).apply(photo);
    Tensor named =
        HuggingFace.preprocessor(CLIP.replace("CLIPImageProcessor", "CLIPImageProcessorPil"))
            .apply(photo);
    assertArrayEquals((float[]) torchvision.array(), (float[]) usual.array());
    assertArrayEquals((float[]) pil.array(), (float[]) named.array());
    assertFalse(Arrays.equals((float[]) pil.array(), (float[]) usual.array()));
  }

  @Test
  void allNamesOfAClassAreOne() {
    for (String name : List.of("ImageProcessor", "ImageProcessorFast", "FeatureExtractor")) {
      String json = "{\"feature_extractor_type\": \"ViT" + name + "\", \"size\": 32}";
      Preprocessor p = HuggingFace.preprocessor(json);
      assertEquals(Shape.of(3, 32, 32), p.plan(PHOTO).target().shape());
    }
  }

  @Test
  void whatIsNotKnownIsNamed() {
    InvalidArgumentException key =
        assertThrows(
            InvalidArgumentException.class,
            () ->
                HuggingFace.preprocessor(
                    "{\"image_processor_type\": \"ViTImageProcessor\", \"do_sharpen\": true}"));
    assertTrue(
        key.getMessage().startsWith("ViTImageProcessor has no key do_sharpen; known are ["),
        key.getMessage());
    InvalidArgumentException type =
        assertThrows(
            InvalidArgumentException.class,
            () -> HuggingFace.preprocessor("{\"image_processor_type\": \"FooImageProcessor\"}"));
    assertTrue(
        type.getMessage().startsWith("the image processor FooImageProcessor is not known;"),
        type.getMessage());
    refused(
        "a configuration names its class in image_processor_type or feature_extractor_type, but got"
            + " the keys [size]",
        "{\"size\": 3}");
    refused("a configuration is a JSON object, but got null", "null");
    assertThrows(InvalidArgumentException.class, () -> HuggingFace.preprocessor("[1]"));
    assertThrows(InvalidArgumentException.class, () -> HuggingFace.preprocessor("{} {}"));
  }

  @Test
  void wrongValuesAreNamed() {
    refused(
        "ViTImageProcessor: do_resize is true or false, but got 1",
        "{\"image_processor_type\": \"ViTImageProcessor\", \"do_resize\": 1}");
    refused(
        "ViTImageProcessor: resample is an integer, but got bicubic",
        "{\"image_processor_type\": \"ViTImageProcessor\", \"resample\": \"bicubic\"}");
    refused(
        "ViTImageProcessor: rescale_factor is a number, but got x",
        "{\"image_processor_type\": \"ViTImageProcessor\", \"rescale_factor\": \"x\"}");
    refused(
        "ViTImageProcessor: image_mean is a number or a list of numbers, but got [a]",
        "{\"image_processor_type\": \"ViTImageProcessor\", \"image_mean\": [\"a\"]}");
    refused(
        "ViTImageProcessor: size is made of whole numbers above 0, but got {height=0, width=2}",
        "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": 0, \"width\":"
            + " 2}}");
    assertThrows(
        InvalidArgumentException.class,
        () ->
            HuggingFace.preprocessor(
                "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"depth\": 3}}"));
    for (int resample : new int[] {-1, 6}) {
      for (ImageBackend backend : ImageBackend.values()) {
        Map<String, Object> json =
            Map.of("image_processor_type", "ViTImageProcessor", "resample", resample);
        assertThrows(InvalidArgumentException.class, () -> HuggingFace.preprocessor(json, backend));
      }
    }
  }

  @Test
  void dinoV3HasNoPillowClass() {
    assertEquals(
        "DINOv3ViTImageProcessor has no class over Pillow; take ImageBackend.TORCHVISION",
        assertThrows(
                InvalidArgumentException.class,
                () ->
                    HuggingFace.preprocessor(
                        "{\"image_processor_type\": \"DINOv3ViTImageProcessorFast\"}",
                        ImageBackend.PIL))
            .getMessage());
  }

  @Test
  void aBatchOfDetrHasAMaskAndLeadsBack() {
    Preprocessor detr =
        HuggingFace.preprocessor(
            "{\"image_processor_type\": \"DetrImageProcessor\", \"size\": {\"shortest_edge\": 20,"
                + " \"longest_edge\": 40}}");
    Batch batch = detr.batch(image(10, 20), image(30, 30));
    assertEquals(Shape.of(2, 3, 20, 40), batch.values().shape());
    assertEquals(TensorSpec.of(DataType.I64, 2, 20, 40), batch.mask().spec());
    assertEquals(new AffineMap.Point(20, 10), batch.maps().get(0).point(40, 20));
    assertEquals(new AffineMap.Point(30, 30), batch.maps().get(1).point(20, 20));
    assertEquals(new AffineMap.Box(2, 4, 6, 8), batch.maps().get(0).inverse().box(1, 2, 3, 4));
  }

  @Test
  void thereAreThirtyTwoFamilies() {
    assertEquals(32, HuggingFace.families().size());
  }

  @Test
  void timmReadsAModelsFile(@TempDir Path folder) throws IOException {
    String json =
        """
        {
          "architecture": "resnet18",
          "num_classes": 1000,
          "pretrained_cfg": {"input_size": [3, 16, 24], "crop_pct": 0.5, "mean": [0.5, 0.5, 0.5],
            "crop_mode": "border", "interpolation": "bicubic", "license": "apache-2.0"}
        }
        """;
    Path file = Files.writeString(folder.resolve("config.json"), json);
    Tensor x = Timm.preprocessor(file).apply(image(9, 9));
    assertEquals(TensorSpec.of(DataType.F32, 3, 16, 24), x.spec());
    assertThrows(
        InvalidArgumentException.class, () -> Timm.preprocessor("{\"crop_mode\": \"spiral\"}"));
    assertThrows(
        InvalidArgumentException.class, () -> Timm.preprocessor("{\"input_size\": [1, 2, 3]}"));
    assertThrows(InvalidArgumentException.class, () -> Timm.preprocessor("{\"mean\": [\"a\"]}"));
  }
}
