package io.halfpixel.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition with a result behind each, one row at a time: a task holds one image.
 *
 * @param task what is done to an image
 * @param input the place of the column of images
 * @param path the place of the column with the name of the file, or -1
 * @param fails whether a row without a result ends the job; else there is a column of reasons
 */
record ImageRows(ImageTask task, int input, int path, boolean fails)
    implements MapPartitionsFunction<Row, Row> {
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return with(rows.next());
      }
    };
  }

  private Row with(Row row) {
    Object value = row.get(input);
    String origin = origin(row, value);
    ImageTask.Outcome outcome = task.run(value, origin);
    if (fails && outcome.value() == null && value != null) {
      throw new ImageRowException(
          (origin == null ? "an image" : origin) + ": " + outcome.reason(), outcome.cause());
    }
    int old = row.size();
    Object[] values = new Object[old + (fails ? 1 : 2)];
    for (int i = 0; i < old; i++) {
      values[i] = row.get(i);
    }
    values[old] = outcome.value();
    if (!fails) {
      values[old + 1] = outcome.reason();
    }
    return RowFactory.create(values);
  }

  private @Nullable String origin(Row row, @Nullable Object value) {
    if (value instanceof Row image) {
      return ImageSchema.getOrigin(image);
    }
    return path < 0 ? null : row.getString(path);
  }
}
