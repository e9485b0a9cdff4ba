package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resizes of columns, and what the faces make of the same pixels. */
final class HalfpixelResizeTest {
  private static final float[] MEAN = {0.5f, 0.25f, 0.125f};
  private static final float[] STD = {0.3f, 0.7f, 0.9f};

  @TempDir private Path folder;

  private Tensor photo(int height, int width) throws IOException {
    Path file = folder.resolve("a.png");
    Files.write(file, SparkTests.file("png", height, width, 7));
    return ImageFile.read(file, Decoding.PILLOW).pixels();
  }

  private Row first(HalfpixelResize stage) {
    return stage.transform(SparkTests.files(folder)).first().getAs("pixel_values");
  }

  private static int[] unsigned(Tensor bytes) {
    byte[] array = (byte[]) bytes.copyToArray();
    int[] all = new int[array.length];
    Arrays.setAll(all, i -> Byte.toUnsignedInt(array[i]));
    return all;
  }

  private static float[] floats(int[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i];
    }
    return all;
  }

  @Test
  void pillowBytesThenACropThenFractions() throws IOException {
    Tensor photo = photo(60, 90);
    int[] small = unsigned(Resize.of(30, 20, Resampling.BICUBIC).apply(photo));
    float[] expected = new float[3 * 10 * 8];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 10; y++) {
        for (int x = 0; x < 8; x++) {
          float fraction = small[((y + 5) * 30 + x + 11) * 3 + c] / 255f;
          expected[(c * 10 + y) * 8 + x] = (fraction - MEAN[c]) / STD[c];
        }
      }
    }
    HalfpixelResize stage =
        new HalfpixelResize()
            .setLike("pillow")
            .setMode("bicubic")
            .setShortestEdge(20)
            .setCrop(10, 8)
            .setMean(0.5, 0.25, 0.125)
            .setStd(0.3, 0.7, 0.9);
    assertEquals(List.of(3, 10, 8), SparkTests.shape(first(stage)));
    assertArrayEquals(expected, SparkTests.data(first(stage)), 0f);
    String saved = folder.resolveSibling(folder.getFileName() + "-stage").toString();
    assertDoesSave(stage, saved);
    assertArrayEquals(expected, SparkTests.data(first(HalfpixelResize.load(saved))), 0f);
    assertArrayEquals(expected, SparkTests.data(first(stage.copy(stage.extractParamMap()))), 0f);
  }

  private static void assertDoesSave(HalfpixelResize stage, String path) throws IOException {
    stage.write().save(path);
    assertThrows(IOException.class, () -> stage.save(path));
  }

  @Test
  void bytesInTheOrderOfPixels() throws IOException {
    Tensor photo = photo(33, 21);
    int[] small = unsigned(Resize.of(9, 12, Resampling.LANCZOS).apply(photo));
    HalfpixelResize stage =
        new HalfpixelResize()
            .setLike("pillow")
            .setMode("LANCZOS")
            .setHeight(12)
            .setWidth(9)
            .setLayout("hwc")
            .setElementType("uint8");
    float[] expected = floats(small);
    assertEquals(List.of(12, 9, 3), SparkTests.shape(first(stage)));
    assertArrayEquals(expected, SparkTests.data(first(stage)), 0f);
  }

  @Test
  void everyFrameworkThatTakesAnImage() throws IOException {
    photo(40, 30);
    assertTrue(
        ResizeRecipe.ids().containsAll(List.of("pillow", "opencv", "torchvision", "tf")),
        ResizeRecipe.ids().toString());
    for (String[] call :
        new String[][] {
          {"opencv", "area"}, {"torchvision", "bicubic"}, {"tf", "bilinear"},
        }) {
      HalfpixelResize stage =
          new HalfpixelResize().setLike(call[0]).setMode(call[1]).setHeight(7).setWidth(5);
      assertEquals(List.of(3, 7, 5), SparkTests.shape(first(stage)), call[0]);
    }
  }

  @Test
  void openCvHasRedFirstToo() throws IOException {
    Tensor photo = photo(40, 30);
    int[] small =
        unsigned(
            io.halfpixel.opencv.Resize.builder()
                .dsize(15, 20)
                .interpolation(io.halfpixel.opencv.Interpolation.AREA)
                .build()
                .apply(photo));
    float[] data =
        SparkTests.data(
            first(
                new HalfpixelResize()
                    .setLike("opencv")
                    .setMode("area")
                    .setHeight(20)
                    .setWidth(15)
                    .setLayout("hwc")
                    .setElementType("uint8")));
    float[] expected = floats(small);
    assertArrayEquals(expected, data, 0f);
  }

  @Test
  void imagesOfSparkInAndOut() throws IOException {
    Tensor photo = photo(24, 16);
    Files.write(folder.resolve("b.png"), new byte[] {1, 2, 3});
    int[] small = unsigned(Resize.of(8, 12, Resampling.BOX).apply(photo));
    Dataset<Row> images = SparkTests.session().read().format("image").load(folder.toString());
    List<Row> rows =
        new HalfpixelResize()
            .setInputCol("image")
            .setLike("pillow")
            .setMode("BOX")
            .setHeight(12)
            .setWidth(8)
            .setOutputType("image")
            .setOnError("null")
            .transform(images)
            .orderBy("image.origin")
            .collectAsList();
    Row image = rows.get(0).getAs("pixel_values");
    assertTrue(ImageSchema.getOrigin(image).endsWith("a.png"));
    assertEquals(12, ImageSchema.getHeight(image));
    assertEquals(8, ImageSchema.getWidth(image));
    assertEquals(3, ImageSchema.getNChannels(image));
    assertEquals(ImageSchema.ocvTypes().apply("CV_8UC3"), ImageSchema.getMode(image));
    byte[] bgr = ImageSchema.getData(image);
    for (int i = 0; i < small.length; i++) {
      assertEquals(small[i], Byte.toUnsignedInt(bgr[i / 3 * 3 + 2 - i % 3]), "value " + i);
    }
    assertNull(rows.get(1).getAs("pixel_values"));
    assertEquals("Spark could not decode the file: it has no pixels", rows.get(1).getAs("reason"));
  }

  @Test
  void imagesOfSparkWithOtherChannels() {
    StructType schema = new StructType().add("image", ImageSchema.columnSchema());
    List<Row> given = new ArrayList<>();
    given.add(image(1, 0, new byte[] {9, 8}));
    given.add(image(4, 24, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    given.add(image(2, 8, new byte[] {1, 2, 3, 4}));
    given.add(image(3, 16, new byte[] {1, 2, 3, 4}));
    given.add(RowFactory.create((Object) null));
    List<Row> rows =
        new HalfpixelResize()
            .setInputCol("image")
            .setLike("pillow")
            .setMode("nearest")
            .setHeight(1)
            .setWidth(2)
            .setElementType("uint8")
            .setLayout("hwc")
            .setOnError("null")
            .transform(SparkTests.session().createDataFrame(given, schema).coalesce(1))
            .collectAsList();
    assertArrayEquals(
        new float[] {9, 9, 9, 8, 8, 8}, SparkTests.data(rows.get(0).getAs("pixel_values")), 0f);
    assertArrayEquals(
        new float[] {3, 2, 1, 7, 6, 5}, SparkTests.data(rows.get(1).getAs("pixel_values")), 0f);
    assertTrue(rows.get(2).<String>getAs("reason").endsWith("2 channels of the type 8"));
    assertTrue(rows.get(3).<String>getAs("reason").endsWith("has 6 bytes, but got 4"));
    assertEquals("there is no image: the value is null", rows.get(4).getAs("reason"));
  }

  private static Row image(int channels, int mode, byte[] data) {
    return RowFactory.create(RowFactory.create("made", 1, 2, channels, mode, data));
  }

  @Test
  void aResultThatNoRowHoldsIsRefused() throws IOException {
    Files.write(folder.resolve("thin.png"), SparkTests.file("png", 1, 3000, 1));
    Row row =
        new HalfpixelResize()
            .setShortestEdge(200)
            .setOnError("null")
            .transform(SparkTests.files(folder))
            .first();
    assertNull(row.getAs("pixel_values"));
    assertEquals(
        "a result has at most 2^30 bytes in a row, but [3, 200, 600000] has 1440000000",
        row.getAs("reason"));
  }

  @Test
  void functionsOfSql() throws IOException {
    Tensor photo = photo(24, 16);
    Files.write(folder.resolve("b.png"), new byte[] {1, 2, 3});
    HalfpixelFunctions.register(SparkTests.session());
    SparkTests.files(folder).createOrReplaceTempView("files");
    String call = "halfpixel_resize(content, 12, 8, 'pillow', 'bilinear') AS t FROM files";
    List<Row> rows =
        SparkTests.session().sql("SELECT try_" + call + " ORDER BY path").collectAsList();
    int[] small = unsigned(Resize.of(8, 12, Resampling.BILINEAR).apply(photo));
    float[] expected = new float[small.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = small[i % 96 * 3 + i / 96] / 255f;
    }
    Row tensor = rows.get(0).getAs("t");
    assertEquals(List.of(3, 12, 8), SparkTests.shape(tensor));
    assertArrayEquals(expected, SparkTests.data(tensor), 0f);
    assertNull(rows.get(1).getAs("t"));
    assertThrows(Exception.class, () -> SparkTests.session().sql("SELECT " + call).collectAsList());
    String wrong = "SELECT try_" + call.replace("pillow", "pilow");
    assertThrows(Exception.class, () -> SparkTests.session().sql(wrong).collectAsList());
  }
}
