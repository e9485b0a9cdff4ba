package io.halfpixel.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Times the jobs on clusters of one and of two executors with one core each, in virtual machines of
 * their own. The arguments are the number of images and the folder of the photos.
 */
public final class SparkBenchmark {
  private static final int ROUNDS = 3;

  private SparkBenchmark() {}

  /** Runs the benchmark and prints a table. */
  @SuppressWarnings("SystemOut") // This is a command.
  public static void main(String[] arguments) throws IOException {
    int images = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("halfpixel-spark");
    try {
      long bytes = PhotoFiles.write(folder, images, Path.of(arguments[1]));
      System.out.printf("%d JPEG files of %d KB each%n", images, bytes / images / 1024);
      Map<Job, Double> one = seconds(1, folder);
      Map<Job, Double> two = seconds(2, folder);
      System.out.print(table(images, one, two));
      double read = one.get(Job.READ);
      System.out.printf(
          "%nOf the time of `HalfpixelPreprocessor` behind reading, decoding takes %.0f %%.%n",
          100 * (one.get(Job.DECODE) - read) / (one.get(Job.HALFPIXEL) - read));
    } finally {
      delete(folder);
    }
  }

  private static SparkSession cluster(int executors) {
    return SparkSession.builder()
        .master("local-cluster[" + executors + ",1,1536]")
        .config("spark.executor.memory", "1536m")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config(
            "spark.executor.extraJavaOptions",
            System.getProperty("spark.opens") + " --enable-native-access=ALL-UNNAMED")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate();
  }

  /** Returns the shortest time of each job. They take turns, after a round that is not counted. */
  private static Map<Job, Double> seconds(int executors, Path folder) throws IOException {
    Map<Job, Double> best = new EnumMap<>(Job.class);
    try (SparkSession spark = cluster(executors)) {
      Dataset<Row> files = spark.read().format("binaryFile").load(folder.toString());
      for (int round = 0; round <= ROUNDS; round++) {
        for (Job job : Job.values()) {
          long start = System.nanoTime();
          job.run(files);
          double seconds = (System.nanoTime() - start) / 1e9;
          if (round > 0) {
            best.merge(job, seconds, Math::min);
          }
        }
      }
    }
    return best;
  }

  private static String table(int images, Map<Job, Double> one, Map<Job, Double> two) {
    StringBuilder table =
        new StringBuilder(
            "\n| job | images a second, 1 executor | 2 executors | gain |\n|---|---:|---:|---:|\n");
    for (Job job : Job.values()) {
      table.append(
          "| %s | %.0f | %.0f | %.2fx |%n"
              .formatted(
                  job.title(),
                  images / one.get(job),
                  images / two.get(job),
                  one.get(job) / two.get(job)));
    }
    return table.toString();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
