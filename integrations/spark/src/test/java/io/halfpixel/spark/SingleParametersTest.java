package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters of a preprocessor beside or instead of a configuration. */
final class SingleParametersTest {
  private static final String CLIP =
      """
      {"image_processor_type": "CLIPImageProcessor", "do_center_crop": true, "do_convert_rgb": true,
       "size": {"shortest_edge": 30}, "crop_size": {"height": 20, "width": 20}, "resample": 3}\
      """;

  @TempDir private Path folder;

  private void requireSame(HalfpixelPreprocessor stage, String configuration) throws IOException {
    Path file = folder.resolve("a.png");
    Files.write(file, SparkTests.file("png", 60, 70, 3));
    Tensor photo = ImageFile.read(file, Decoding.TORCHVISION_RGB).convert("RGB").pixels();
    Tensor expected = HuggingFace.preprocessor(configuration).apply(photo);
    Row tensor = stage.transform(SparkTests.files(folder)).first().getAs("pixel_values");
    assertArrayEquals((float[]) expected.copyToArray(), SparkTests.data(tensor), 0f);
    assertArrayEquals(
        expected.shape().toArray(),
        SparkTests.shape(tensor).stream().mapToLong(Integer::longValue).toArray());
  }

  @Test
  void aClassWithItsOwnValues() throws IOException {
    requireSame(
        new HalfpixelPreprocessor().setImageProcessorType("ViTImageProcessor"),
        "{\"image_processor_type\": \"ViTImageProcessor\"}");
  }

  @Test
  void parametersStandAboveThoseOfTheConfiguration() throws IOException {
    requireSame(
        new HalfpixelPreprocessor()
            .setConfig(CLIP)
            .setShortestEdge(40)
            .setCrop(16, 24)
            .setResample("bilinear")
            .setImageMean(0.1, 0.2, 0.3)
            .setImageStd(0.4, 0.5, 0.6)
            .setRescaleFactor(0.01),
        """
        {"image_processor_type": "CLIPImageProcessor", "size": {"shortest_edge": 40},
         "crop_size": {"height": 16, "width": 24}, "resample": 2, "rescale_factor": 0.01,
         "image_mean": [0.1, 0.2, 0.3], "image_std": [0.4, 0.5, 0.6]}\
        """);
    requireSame(
        new HalfpixelPreprocessor()
            .setConfig(CLIP)
            .setDoCenterCrop(false)
            .setDoNormalize(false)
            .setHeight(9)
            .setWidth(8),
        """
        {"image_processor_type": "CLIPImageProcessor", "size": {"height": 9, "width": 8},
         "do_center_crop": false, "do_normalize": false}\
        """);
    requireSame(
        new HalfpixelPreprocessor().setConfig(CLIP).setDoResize(false).setDoRescale(false),
        """
        {"image_processor_type": "CLIPImageProcessor", "do_resize": false, "do_rescale": false,
         "crop_size": {"height": 20, "width": 20}}\
        """);
  }

  private static void refuses(HalfpixelPreprocessor stage, String... words) {
    StructType files = new StructType().add("content", "binary");
    String message =
        assertThrows(IllegalArgumentException.class, () -> stage.transformSchema(files))
            .getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void whatDoesNotFit() {
    refuses(new HalfpixelPreprocessor().setHeight(3), "height and width", "only one");
    refuses(
        new HalfpixelPreprocessor().setConfig(CLIP).setHeight(3).setWidth(3).setShortestEdge(3),
        "either height and width or a shortestEdge");
    refuses(
        new HalfpixelPreprocessor().setConfig(CLIP).setImageProcessorType("ViTImageProcessor"),
        "config, preset and imageProcessorType",
        "two");
    refuses(
        new HalfpixelPreprocessor().setPreset("ResNet50_Weights.IMAGENET1K_V2").setDoResize(false),
        "a preset is whole",
        "do_resize");
    refuses(
        new HalfpixelPreprocessor().setConfig("{\"pretrained_cfg\": {}}").setDoResize(false),
        "timm",
        "do_resize");
    refuses(new HalfpixelPreprocessor().setConfig("no").setDoResize(false), "JSON object");
    refuses(new HalfpixelPreprocessor().setConfig("null").setDoResize(false), "got null");
    refuses(
        new HalfpixelPreprocessor().setImageProcessorType("VitImageProcessor"),
        "VitImageProcessor");
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new HalfpixelPreprocessor().setResample("cubic"))
            .getMessage()
            .contains("resample"));
  }
}
