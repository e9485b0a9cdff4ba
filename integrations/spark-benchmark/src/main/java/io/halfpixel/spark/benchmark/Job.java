package io.halfpixel.spark.benchmark;

import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.image.ImageFormatException;
import io.halfpixel.spark.HalfpixelPreprocessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What a job does with each file. All write one row for each file, to nowhere. */
enum Job {
  /** Reads the files. */
  READ("reading only"),
  /** Decodes them with the pixels of torchvision. */
  DECODE("reading and decoding only"),
  /** Makes them ready for a ViT, by the native backend where there is one. */
  HALFPIXEL("`HalfpixelPreprocessor`"),
  /** Java's Image I/O and {@code Graphics2D.drawImage}, bilinear. */
  GRAPHICS("Image I/O, `Graphics2D`, bilinear"),
  /** OpenCV's {@code imdecode} and {@code resize} as it is by default. */
  OPENCV("OpenCV's `imdecode`, `resize`");

  private static final String CONFIG = "{\"image_processor_type\": \"ViTImageProcessor\"}";

  private final String title;

  Job(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Does the job once. */
  void run(Dataset<Row> files) {
    Dataset<?> rows =
        switch (this) {
          case READ -> files.mapPartitions(each(file -> file.length), Encoders.INT());
          case DECODE -> files.mapPartitions(each(Job::pixels), Encoders.INT());
          case HALFPIXEL ->
              new HalfpixelPreprocessor()
                  .setConfig(CONFIG)
                  .transform(files)
                  .select("pixel_values.data");
          case GRAPHICS -> floats(files, Resizes::graphics);
          case OPENCV -> floats(files, Resizes::openCv);
        };
    rows.write().format("noop").mode("overwrite").save();
  }

  private static Dataset<float[]> floats(Dataset<Row> files, OfFile<float[]> function) {
    return files.mapPartitions(
        each(function), files.sparkSession().implicits().newFloatArrayEncoder());
  }

  /** A function of the bytes of a file, which travels to the executors. */
  @FunctionalInterface
  interface OfFile<T> extends java.io.Serializable {
    T apply(byte[] file) throws IOException;
  }

  private static <T> MapPartitionsFunction<Row, T> each(OfFile<T> function) {
    return rows ->
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public T next() {
            try {
              return function.apply(rows.next().getAs("content"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
  }

  private static int pixels(byte[] file) throws ImageFormatException {
    var image = ImageFile.read(file, Decoding.TORCHVISION_RGB);
    return image.height() * image.width();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
