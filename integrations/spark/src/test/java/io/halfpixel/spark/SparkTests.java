package io.halfpixel.spark;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A session on two threads, in which a task may fail once, and image files. */
final class SparkTests {
  private SparkTests() {}

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2,2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.parquet.compression.codec", "uncompressed")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.warehouse.dir", "target/warehouse")
        .getOrCreate();
  }

  /** Returns a column {@code content} of files, with their names in {@code path}. */
  static Dataset<Row> files(Path folder) {
    return session().read().format("binaryFile").load(folder.toString());
  }

  static BufferedImage noise(int type, int height, int width, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  static byte[] file(String format, int height, int width, long seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(noise(BufferedImage.TYPE_3BYTE_BGR, height, width, seed), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes 12 files that are images, and 3 that are none; returns the names of the latter. */
  static List<String> write(Path folder) throws IOException {
    for (int n = 0; n < 12; n++) {
      String format = n % 2 == 0 ? "png" : "jpg";
      Files.write(folder.resolve("a" + n + "." + format), file(format, 40 + n * 7, 90 - n * 3, n));
    }
    byte[] png = file("png", 50, 60, 99);
    byte[] jpg = file("jpg", 50, 60, 98);
    Files.write(folder.resolve("b-cut.png"), java.util.Arrays.copyOf(png, png.length / 2));
    Files.write(folder.resolve("b-cut.jpg"), java.util.Arrays.copyOf(jpg, 100));
    Files.writeString(folder.resolve("b-text.png"), "this is no image");
    return List.of("b-cut.jpg", "b-cut.png", "b-text.png");
  }

  static String name(Row row) {
    String path = row.getAs("path");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static float[] data(Row tensor) {
    List<Float> values = tensor.getList(tensor.fieldIndex("data"));
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  static List<Integer> shape(Row tensor) {
    return tensor.getList(tensor.fieldIndex("shape"));
  }
}
