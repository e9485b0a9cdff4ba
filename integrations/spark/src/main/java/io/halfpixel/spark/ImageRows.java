package io.halfpixel.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple3;

/**
 * The rows of a partition, each with a result and a reason beside it, one row at a time: a task
 * holds one image. A result is overwritten by the next one, because Spark writes each to its row
 * before it asks for another.
 *
 * @param task what is done to an image
 * @param input the place of the column of images
 * @param path the place of the column with the name of the file, or -1
 * @param fails whether a row without a result ends the job
 */
record ImageRows(ImageTask task, int input, int path, boolean fails)
    implements MapPartitionsFunction<Row, Tuple3<Row, @Nullable Object, @Nullable String>> {
  @Override
  public Iterator<Tuple3<Row, @Nullable Object, @Nullable String>> call(Iterator<Row> rows) {
    ResultMemory memory = new ResultMemory();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Tuple3<Row, @Nullable Object, @Nullable String> next() {
        return with(rows.next(), memory);
      }
    };
  }

  private Tuple3<Row, @Nullable Object, @Nullable String> with(Row row, ResultMemory memory) {
    Object value = row.get(input);
    String origin = origin(row, value);
    ImageTask.Outcome outcome = task.run(value, origin, memory);
    if (fails && outcome.value() == null && value != null) {
      throw new ImageRowException(
          (origin == null ? "an image" : origin) + ": " + outcome.reason(), outcome.cause());
    }
    return new Tuple3<>(row, outcome.value(), outcome.reason());
  }

  private @Nullable String origin(Row row, @Nullable Object value) {
    if (value instanceof Row image) {
      return ImageSchema.getOrigin(image);
    }
    return path < 0 ? null : row.getString(path);
  }

  /** Returns the encoder of what {@link #call} gives for rows of a schema. */
  static Encoder<Tuple3<Row, Object, String>> encoder(
      StructType schema, TensorColumn output, SparkSession session) {
    @SuppressWarnings("unchecked")
    Encoder<Object> result = (Encoder<Object>) output.encoder(session);
    return Encoders.tuple(Encoders.row(numbered(schema)), result, Encoders.STRING());
  }

  /** Names may be there twice, or be no names of a field. */
  private static StructType numbered(StructType schema) {
    StructType numbered = new StructType();
    for (StructField field : schema.fields()) {
      numbered = numbered.add(number(numbered.size()), field.dataType(), field.nullable());
    }
    return numbered;
  }

  private static String number(int column) {
    return "c" + column;
  }

  /** Returns the columns of a schema, of what is encoded. */
  static List<Column> columns(StructType schema) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      Column value = functions.col("_1").getField(number(columns.size()));
      columns.add(value.as(field.name(), field.metadata()));
    }
    return columns;
  }

  /** Returns the column of results, of what is encoded. */
  static Column result(TensorColumn output) {
    return functions.col("_2").cast(output.type());
  }

  /** Returns the column of reasons, of what is encoded. */
  static Column reason() {
    return functions.col("_3");
  }
}
