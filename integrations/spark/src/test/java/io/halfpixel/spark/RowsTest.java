package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other operations of Spark find in the rows, before and behind a stage. */
final class RowsTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    SparkTests.write(folder);
  }

  private static HalfpixelResize stage() {
    return new HalfpixelResize().setHeight(5).setWidth(4).setOnError("null");
  }

  private static MapFunction<Row, String> sum() {
    return row -> {
      Row tensor = row.getAs("pixel_values");
      double sum = 0;
      if (tensor != null) {
        for (Float value : tensor.<Float>getList(tensor.fieldIndex("data"))) {
          sum += value;
        }
      }
      return row.getAs("path") + " " + sum;
    };
  }

  /** Spark leaves out the way through its own rows, where one function follows another. */
  @Test
  void aFunctionFindsWhatIsCollected() {
    Dataset<Row> rows = stage().transform(SparkTests.files(folder));
    List<String> collected = rows.collectAsList().stream().map(row -> call(sum(), row)).toList();
    List<String> mapped = rows.map(sum(), Encoders.STRING()).collectAsList();
    assertEquals(collected, mapped);
    assertEquals(12, mapped.stream().filter(each -> !each.endsWith(" 0.0")).count());
  }

  private static String call(MapFunction<Row, String> function, Row row) {
    try {
      return function.call(row);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A result is written over the one before it, so rows that are kept must be copies. */
  @Test
  void rowsThatAreKeptStayAsTheyAre() {
    Dataset<Row> rows = stage().transform(SparkTests.files(folder).coalesce(1));
    List<Row> kept =
        rows.mapPartitions(keepAll(), Encoders.row(rows.schema())).orderBy("path").collectAsList();
    assertEquals(rows.orderBy("path").collectAsList(), kept);
    assertTrue(kept.stream().map(row -> row.getAs("pixel_values")).distinct().count() > 12);
  }

  private static MapPartitionsFunction<Row, Row> keepAll() {
    return rows -> {
      List<Row> all = new ArrayList<>();
      rows.forEachRemaining(all::add);
      return all.iterator();
    };
  }

  @Test
  void otherColumnsKeepTheirValuesAndWhatIsSaidOfThem() {
    Metadata said = new MetadataBuilder().putString("unit", "lux").build();
    Dataset<Row> files =
        SparkTests.files(folder)
            .withColumn("level", functions.lit(7))
            .withMetadata("level", said)
            .withColumn("tags", functions.array(functions.lit("a"), functions.lit(null)))
            .withColumnRenamed("length", "length.in.bytes");
    Dataset<Row> rows = stage().transform(files);
    assertEquals(said, files.schema().apply("level").metadata());
    assertEquals(said, rows.schema().apply("level").metadata());
    Row row = rows.filter("path like '%a0.png'").first();
    assertEquals(7, row.<Integer>getAs("level"));
    assertTrue(row.<Long>getAs("length.in.bytes") > 0);
    assertEquals("[a, null]", row.getList(row.fieldIndex("tags")).toString());
  }

  @Test
  void stagesFollowEachOther() {
    Dataset<Row> both =
        new HalfpixelPreprocessor()
            .setInputCol("small")
            .setImageProcessorType("ViTImageProcessor")
            .setHeight(6)
            .setWidth(6)
            .transform(
                stage()
                    .setOutputCol("small")
                    .setOutputType("image")
                    .transform(SparkTests.files(folder)))
            .filter("reason is null");
    assertEquals(12, both.filter("size(pixel_values.data) = 108").count());
    assertEquals(
        List.of("path", "modificationTime", "length", "content", "small", "reason", "pixel_values"),
        List.of(both.columns()));
  }
}
