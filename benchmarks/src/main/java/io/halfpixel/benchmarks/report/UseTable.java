package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** One line for each use: what a reader wants to know in a minute. */
final class UseTable {
  /**
   * What somebody does, and the cells that show it.
   *
   * @param name in the user's words
   * @param cells the cells, on one thread
   */
  private record Use(String name, Predicate<Row> cells) {}

  private static final List<Use> USES =
      List.of(
          new Use("photo to model input", UseTable::isPipeline),
          new Use(
              "photo made smaller",
              row -> row.dtype().equals("uint8") && shrinks(row) && !isPipeline(row)),
          new Use(
              "decoder's feature maps",
              row -> has(row, "128x128->256x256", "30x30->60x60") && !isGradient(row)),
          new Use("video frame to 4K", row -> has(row, "->2160x3840")),
          new Use("label map (nearest)", row -> row.mode().equals("nearest")),
          new Use("training (gradients)", UseTable::isGradient));

  private UseTable() {}

  /** Returns the table with its heading, or nothing if nothing was measured. */
  static String of(BenchReport report) {
    List<Row> rows =
        Stream.concat(report.photos().stream(), report.cells().stream())
            .filter(row -> row.threads() == 1)
            .toList();
    Table table =
        new Table(List.of("use", "cells", "ms", "native", "slowest cell", "jvm-vector", "jvm"));
    int count = 0;
    for (Use use : USES) {
      List<Row> cells = rows.stream().filter(use.cells()).toList();
      if (!cells.isEmpty()) {
        count++;
        table.row(line(use, cells, report));
      }
    }
    return count == 0
        ? ""
        : "\n"
            + "## In a minute\n\n"
            + "How many times as fast as the fastest other library, one thread, in the geometric"
            + " mean of the cells\n"
            + "of a use, Python's packages included where they were timed; above 1x Halfpixel is"
            + " ahead. *Slowest cell* is native code's worst, *ms* its range of times.\n\n"
            + table;
  }

  private static List<String> line(Use use, List<Row> cells, BenchReport report) {
    List<String> line = new ArrayList<>();
    line.add(use.name());
    line.add(Integer.toString(cells.size()));
    double[] times =
        cells.stream().mapToDouble(row -> row.time(Goals.NATIVE) / 1e3).sorted().toArray();
    String least = Table.number(times[0]);
    line.add(least.isEmpty() ? "" : least + " to " + Table.number(times[times.length - 1]));
    line.add(mean(cells, Goals.NATIVE, report));
    line.add(
        Table.times(
            cells.stream()
                .mapToDouble(row -> ahead(row, Goals.NATIVE, report))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN)));
    line.add(mean(cells, Goals.VECTOR, report));
    line.add(mean(cells, Goals.JVM, report));
    return line;
  }

  private static String mean(List<Row> cells, String id, BenchReport report) {
    return Table.times(Means.of(cells.stream().mapToDouble(row -> ahead(row, id, report))).ratio());
  }

  /** Returns how many times as fast as the fastest other library, Python's packages included. */
  private static double ahead(Row row, String id, BenchReport report) {
    DoubleStream here = Goals.PEERS.stream().mapToDouble(row::time);
    PythonTimes python = report.python();
    Map<String, PythonTimes.Times> packages =
        python == null ? Map.of() : python.micros().getOrDefault(row.name(), Map.of());
    return DoubleStream.concat(
                here, packages.values().stream().mapToDouble(PythonTimes.Times::median))
            .filter(Double::isFinite)
            .min()
            .orElse(Double.NaN)
        / row.time(id);
  }

  private static boolean isPipeline(Row row) {
    return row.mode().equals(BenchReport.PIPELINE);
  }

  private static boolean isGradient(Row row) {
    return row.mode().startsWith("backward");
  }

  private static boolean shrinks(Row row) {
    return row.mode().equals(BenchReport.PHOTO) || has(row, "->224x224", "->720x1280");
  }

  private static boolean has(Row row, String... parts) {
    return Stream.of(parts).anyMatch(row.name()::contains);
  }
}
