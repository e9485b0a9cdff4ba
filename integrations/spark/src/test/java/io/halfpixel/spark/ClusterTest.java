package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.preprocess.Preprocessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF0;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two executors in virtual machines of their own, of which one computes in Java and the other
 * natively, where there is native code.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterTest {
  private static final int FILES = Integer.getInteger("halfpixel.spark.files", 2000);
  private static final int EDGE = Integer.getInteger("halfpixel.spark.edge", 48);
  private static final String CONFIG =
      "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": %d, \"width\": %d}}"
          .formatted(EDGE, EDGE);

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static Path photos;

  @BeforeAll
  static void start() throws IOException {
    photos = Files.createDirectory(folder.resolve("photos"));
    Photos.write(photos, FILES);
    SparkSession.getDefaultSession()
        .foreach(
            session -> {
              session.stop();
              return null;
            });
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    for (int executor = 0; executor < 20; executor++) {
      String backend = executor % 2 == 0 ? "jvm" : "auto";
      Files.writeString(folder.resolve("executor-" + executor), "-Dhalfpixel.backend=" + backend);
    }
    spark =
        SparkSession.builder()
            .master("local-cluster[2,1,768]")
            .config("spark.executor.memory", "768m")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config(
                "spark.executor.extraJavaOptions",
                System.getProperty("spark.opens") + " @" + folder + "/executor-{{EXECUTOR_ID}}")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.parquet.compression.codec", "uncompressed")
            .config("spark.sql.files.maxPartitionBytes", "1m")
            .config("spark.sql.files.openCostInBytes", "20k")
            .config("spark.sql.warehouse.dir", "target/warehouse")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Dataset<Row> files(String names) {
    return spark
        .read()
        .format("binaryFile")
        .option("pathGlobFilter", names)
        .load(photos.toString());
  }

  private static PipelineModel savedAndLoaded() throws IOException {
    HalfpixelPreprocessor stage = new HalfpixelPreprocessor().setConfig(CONFIG).setOnError("null");
    String saved = folder.resolve("pipeline").toString();
    new Pipeline()
        .setStages(new PipelineStage[] {stage})
        .fit(files("00000"))
        .write()
        .overwrite()
        .save(saved);
    return PipelineModel.load(saved);
  }

  /** Which executor computes, and on which backend. */
  private static String executor() {
    return SparkEnv.get().executorId() + " " + Backends.candidates().get(0).id();
  }

  private static Dataset<Row> throughParquet(Dataset<Row> from) throws IOException {
    String out = Files.createTempDirectory(folder, "out").resolve("rows").toString();
    savedAndLoaded()
        .transform(from)
        .drop("content")
        .withColumn(
            "executor",
            functions
                .udf((UDF0<String>) ClusterTest::executor, DataTypes.StringType)
                .asNondeterministic()
                .apply())
        .write()
        .parquet(out);
    return spark.read().parquet(out);
  }

  /** Checks each row against this virtual machine, and returns how many rows each executor made. */
  private static Map<String, Integer> requireEqualToThisMachine(Dataset<Row> rows, int files)
      throws IOException {
    Preprocessor here = HuggingFace.preprocessor(CONFIG);
    Map<String, Integer> executors = new TreeMap<>();
    boolean[] seen = new boolean[files];
    int good = 0;
    for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
      Row row = all.next();
      int number = Integer.parseInt(SparkTests.name(row));
      assertFalse(seen[number], "twice: " + number);
      seen[number] = true;
      executors.merge(row.getAs("executor"), 1, Integer::sum);
      Row tensor = row.getAs("pixel_values");
      assertEquals(Photos.isBad(number), tensor == null, number + ": " + row.getAs("reason"));
      assertEquals(Photos.isBad(number), row.getAs("reason") != null);
      if (tensor != null) {
        Path file = photos.resolve(SparkTests.name(row));
        Tensor photo = ImageFile.read(file, Decoding.TORCHVISION_RGB).convert("RGB").pixels();
        float[] expected = (float[]) here.apply(photo).copyToArray();
        assertArrayEquals(expected, SparkTests.data(tensor), 0f);
        good++;
      }
    }
    int sum = executors.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(files, sum, "rows");
    assertTrue(good > files * 9 / 10 && good < files, "rows with a result: " + good);
    return executors;
  }

  @Test
  @Order(1)
  void everyFloatOfBothExecutorsIsThatOfThisMachine() throws IOException {
    Map<String, Integer> executors = requireEqualToThisMachine(throughParquet(files("*")), FILES);
    assertEquals(2, executors.size(), executors.toString());
    assertTrue(executors.containsKey("0 jvm"), executors.toString());
    assertTrue(
        executors.containsKey("1 " + Backends.candidates().get(0).id()), executors.toString());
  }

  /** The first attempt at one partition ends its executor. */
  private static MapPartitionsFunction<Row, Row> troubles() {
    return rows -> {
      if (TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() == 5) {
        Runtime.getRuntime().halt(77);
      }
      return rows;
    };
  }

  private static final class Watch extends SparkListener {
    private final AtomicInteger removed = new AtomicInteger();

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
      removed.incrementAndGet();
    }
  }

  @Test
  @Order(2)
  void aDeadExecutorNeitherLosesNorDoublesRows() throws IOException {
    Watch watch = new Watch();
    spark.sparkContext().addSparkListener(watch);
    Dataset<Row> some = files("00[012]*");
    Dataset<Row> rows = throughParquet(some.mapPartitions(troubles(), Encoders.row(some.schema())));
    assertNotNull(requireEqualToThisMachine(rows, Math.min(FILES, 300)));
    assertEquals(1, watch.removed.get(), "executors that ended");
  }
}
