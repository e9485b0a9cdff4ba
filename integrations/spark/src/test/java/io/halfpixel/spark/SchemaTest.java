package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What is refused before a job starts. */
final class SchemaTest {
  private static final StructType FILES =
      new StructType().add("path", "string").add("content", "binary");

  private static HalfpixelResize resize() {
    return new HalfpixelResize().setHeight(8).setWidth(6);
  }

  private static void refuses(ImageTransformer<?> stage, StructType schema, String... words) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> stage.transformSchema(schema))
            .getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void theNewColumnsComeLast() {
    DataType tensor = DataType.fromDDL("shape array<int>, data array<float>");
    StructType one = resize().transformSchema(FILES);
    assertEquals(List.of("path", "content", "pixel_values"), List.of(one.fieldNames()));
    assertTrue(
        DataType.equalsIgnoreNullability(tensor, one.apply("pixel_values").dataType()),
        one.toString());
    StructType two =
        resize()
            .setOutputCol("small")
            .setOutputType("image")
            .setOnError("null")
            .setReasonCol("why")
            .transformSchema(FILES);
    assertEquals(List.of("path", "content", "small", "why"), List.of(two.fieldNames()));
    assertEquals(ImageSchema.columnSchema(), two.apply("small").dataType());
    assertEquals(DataTypes.StringType, two.apply("why").dataType());
  }

  @Test
  void columnsThatAreMissingWrongOrThereAlready() {
    refuses(resize().setInputCol("photo"), FILES, "path, content", "photo");
    refuses(resize().setInputCol("path"), FILES, "path is string", "binary");
    refuses(resize().setOutputCol("path"), FILES, "path already exists");
    refuses(
        resize().setOnError("null").setReasonCol("pixel_values"),
        FILES,
        "pixel_values already exists");
  }

  @Test
  void sizesThatDoNotFitEachOther() {
    refuses(new HalfpixelResize(), FILES, "height and width or a shortestEdge", "neither");
    refuses(resize().setShortestEdge(9), FILES, "both");
    refuses(new HalfpixelResize().setHeight(3), FILES, "height and width", "only one");
    assertThrows(IllegalArgumentException.class, () -> resize().setHeight(0));
    assertThrows(IllegalArgumentException.class, () -> resize().setMaxPixels(0));
  }

  @Test
  void wordsThatAFrameworkDoesNotKnow() {
    refuses(resize().setLike("pilow"), FILES, "pillow", "opencv", "pilow");
    refuses(resize().setLike("torch"), FILES, "batches only", "torchvision");
    refuses(resize().setMode("cubic"), FILES, "bicubic", "but got cubic");
    refuses(
        resize().setLike("opencv").setMode("linear").setAntialias(true), FILES, "like = opencv: ");
    assertThrows(IllegalArgumentException.class, () -> resize().setOnError("skip"));
    assertThrows(IllegalArgumentException.class, () -> resize().setLayout("nchw"));
    assertThrows(IllegalArgumentException.class, () -> resize().setElementType("int8"));
    assertThrows(IllegalArgumentException.class, () -> resize().setDecoding("java"));
  }

  @Test
  void valuesThatDoNotFitEachOther() {
    refuses(resize().setMean(0.5), FILES, "mean and std", "only one");
    refuses(resize().setMean(0.5).setStd(0), FILES, "std", "0.0");
    refuses(resize().setMean(0.5, 0.5).setStd(1, 1), FILES, "3 channels", "[0.5, 0.5]");
    refuses(resize().setMean(0.5).setStd(1).setElementType("uint8"), FILES, "float32", "uint8");
    refuses(resize().setOutputType("image").setElementType("float32"), FILES, "images", "float32");
    refuses(resize().setOutputType("image").setLayout("chw"), FILES, "images", "[3, 8, 6]");
  }

  @Test
  void aConfigurationThatLooksAtPixels() {
    StructType schema =
        new HalfpixelPreprocessor()
            .setConfig("{\"image_processor_type\": \"NougatImageProcessorPil\"}")
            .transformSchema(FILES);
    assertEquals(3, schema.size());
  }

  @Test
  void configurations() {
    HalfpixelPreprocessor none = new HalfpixelPreprocessor();
    refuses(none, FILES, "config, preset and imageProcessorType", "none");
    refuses(new HalfpixelPreprocessor().setConfig("{}"), FILES, "image_processor_type");
    refuses(new HalfpixelPreprocessor().setConfig("no"), FILES, "JSON");
    refuses(new HalfpixelPreprocessor().setPreset("ResNet50"), FILES, "no weights", "ResNet50");
    refuses(new HalfpixelPreprocessor().setPreset("a").setConfig("b"), FILES, "whole", "a config");
    refuses(
        new HalfpixelPreprocessor().setConfig("{\"image_processor_type\": \"DetrImageProcessor\"}"),
        FILES,
        "pads the images of a batch");
  }
}
