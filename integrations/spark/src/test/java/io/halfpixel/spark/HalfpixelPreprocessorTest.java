package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.huggingface.ImageBackend;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.torchvision.Input;
import io.halfpixel.torchvision.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of files, and what one virtual machine makes of the same files. */
final class HalfpixelPreprocessorTest {
  private static final String VIT =
      "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": 32, \"width\":"
          + " 24}}";
  private static final String WEIGHTS = "ResNet50_Weights.IMAGENET1K_V2";

  private static final AtomicInteger FAILED = new AtomicInteger();

  @TempDir private Path folder;

  private static HalfpixelPreprocessor vit() {
    return new HalfpixelPreprocessor().setConfig(VIT).setOnError("null");
  }

  private void requireEqualToOneMachine(Dataset<Row> rows, ImageBackend backend)
      throws IOException {
    Decoding decoding = backend == ImageBackend.PIL ? Decoding.PILLOW : Decoding.TORCHVISION_RGB;
    int results = 0;
    for (Row row : rows.collectAsList()) {
      Row tensor = row.getAs("pixel_values");
      if (tensor != null) {
        Path file = folder.resolve(SparkTests.name(row));
        Tensor photo = ImageFile.read(file, decoding).convert("RGB").pixels();
        Tensor expected = HuggingFace.preprocessor(VIT, backend).batch(photo).values();
        assertEquals(List.of(3, 32, 24), SparkTests.shape(tensor));
        assertArrayEquals((float[]) expected.copyToArray(), SparkTests.data(tensor), 0f);
        assertNull(row.getAs("reason"));
        results++;
      }
    }
    assertEquals(12, results);
  }

  @Test
  void everyFloatIsThatOfOneMachineAndEveryOtherRowHasAReason() throws IOException {
    List<String> bad = SparkTests.write(folder);
    Dataset<Row> rows = vit().transform(SparkTests.files(folder)).cache();
    requireEqualToOneMachine(rows, ImageBackend.TORCHVISION);
    TreeMap<String, String> reasons = new TreeMap<>();
    for (Row row : rows.filter("pixel_values is null").collectAsList()) {
      reasons.put(SparkTests.name(row), row.getAs("reason"));
    }
    assertEquals(List.copyOf(new TreeSet<>(bad)), List.copyOf(reasons.keySet()));
    reasons.values().forEach(reason -> assertTrue(reason.startsWith("the file "), reason));
    assertEquals(15, rows.count());
    rows.unpersist();
  }

  @Test
  void theOtherProcessorIsOfPillow() throws IOException {
    SparkTests.write(folder);
    requireEqualToOneMachine(
        vit().setProcessor("pil").transform(SparkTests.files(folder)), ImageBackend.PIL);
  }

  @Test
  void emptyPartitionsAndNoRowsAtAll() throws IOException {
    SparkTests.write(folder);
    Dataset<Row> files = SparkTests.files(folder);
    requireEqualToOneMachine(vit().transform(files.repartition(40)), ImageBackend.TORCHVISION);
    assertEquals(0, vit().transform(files.filter("length < 0")).count());
  }

  /** Fails in the first attempt of a task, at its fourth row. */
  private static MapPartitionsFunction<Row, Row> failsOnce() {
    return rows -> {
      AtomicInteger given = new AtomicInteger();
      Iterable<Row> all = () -> rows;
      return StreamSupport.stream(all.spliterator(), false)
          .peek(
              row -> {
                if (given.getAndIncrement() == 3 && TaskContext.get().attemptNumber() == 0) {
                  FAILED.incrementAndGet();
                  throw new IllegalStateException("the first attempt");
                }
              })
          .iterator();
    };
  }

  @Test
  void aTaskThatIsDoneAgainNeitherLosesNorDoublesRows() throws IOException {
    SparkTests.write(folder);
    Dataset<Row> files = SparkTests.files(folder).repartition(2);
    FAILED.set(0);
    Path out = folder.resolveSibling(folder.getFileName() + "-parquet");
    vit()
        .transform(files.mapPartitions(failsOnce(), Encoders.row(files.schema())))
        .drop("content")
        .write()
        .parquet(out.toString());
    assertEquals(2, FAILED.get());
    Dataset<Row> written = SparkTests.session().read().parquet(out.toString());
    assertEquals(15, written.count());
    assertEquals(15, written.select("path").distinct().count());
    requireEqualToOneMachine(written, ImageBackend.TORCHVISION);
  }

  @Test
  void aFileOfNoUseEndsTheJobUnlessNullIsWanted() throws IOException {
    SparkTests.write(folder);
    Dataset<Row> rows =
        vit().setOnError("fail").transform(SparkTests.files(folder).filter("path like '%text%'"));
    assertFalse(List.of(rows.columns()).contains("reason"));
    Throwable error = assertThrows(Exception.class, rows::collectAsList);
    while (!(error instanceof ImageRowException)) {
      error = error.getCause();
    }
    assertTrue(error.getMessage().contains("b-text.png: the file is no image"), error.getMessage());
  }

  @Test
  void aLargeImageIsRefusedBeforeItIsDecoded() throws IOException {
    Files.write(folder.resolve("large.png"), Photos.huge());
    Row row = vit().transform(SparkTests.files(folder)).first();
    assertEquals(
        "an image of 50000 x 60000 has more pixels than maxPixels, which is 89478485",
        row.getAs("reason"));
  }

  @Test
  void theLimitOfPixelsIsAllowedAndAnEmptyFileIsRefused() {
    List<Row> given =
        List.of(
            RowFactory.create((Object) SparkTests.file("png", 50, 60, 1)),
            RowFactory.create((Object) SparkTests.file("png", 51, 60, 1)),
            RowFactory.create((Object) new byte[0]),
            RowFactory.create((Object) null));
    Dataset<Row> files =
        SparkTests.session().createDataFrame(given, new StructType().add("content", "binary"));
    List<Row> rows = vit().setMaxPixels(3000).transform(files.coalesce(1)).collectAsList();
    assertNull(rows.get(0).getAs("reason"));
    assertTrue(rows.get(1).<String>getAs("reason").endsWith("maxPixels, which is 3000"));
    assertEquals("the file is empty", rows.get(2).getAs("reason"));
    assertEquals("there is no image: the value is null", rows.get(3).getAs("reason"));
  }

  @Test
  void weightsOfTorchvision() throws IOException {
    Path file = folder.resolve("a.png");
    Files.write(file, SparkTests.file("png", 300, 280, 5));
    Row tensor =
        new HalfpixelPreprocessor()
            .setPreset(WEIGHTS)
            .transform(SparkTests.files(folder))
            .first()
            .getAs("pixel_values");
    Tensor photo = ImageFile.read(file, Decoding.PILLOW).convert("RGB").pixels();
    Tensor expected = Presets.of(WEIGHTS).input(Input.PIL).apply(photo);
    assertEquals(List.of(3, 224, 224), SparkTests.shape(tensor));
    assertArrayEquals((float[]) expected.copyToArray(), SparkTests.data(tensor), 0f);
  }

  @Test
  void aPipelineIsSavedAndLoaded() throws IOException {
    SparkTests.write(folder);
    String saved = folder.resolveSibling(folder.getFileName() + "-pipeline").toString();
    Dataset<Row> files = SparkTests.files(folder);
    HalfpixelPreprocessor stage = vit().setMaxPixels(1_000_000).setExif("ignore");
    new Pipeline()
        .setStages(new PipelineStage[] {stage})
        .fit(files)
        .write()
        .overwrite()
        .save(saved);
    PipelineModel model = PipelineModel.load(saved);
    HalfpixelPreprocessor loaded = (HalfpixelPreprocessor) model.stages()[0];
    assertEquals(stage.uid(), loaded.uid());
    assertEquals(stage.extractParamMap().toSeq().size(), loaded.extractParamMap().toSeq().size());
    assertEquals(1_000_000L, loaded.getOrDefault(loaded.maxPixels()));
    requireEqualToOneMachine(model.transform(files), ImageBackend.TORCHVISION);
  }
}
