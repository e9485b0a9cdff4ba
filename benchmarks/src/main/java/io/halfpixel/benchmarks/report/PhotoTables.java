package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of photos, the packages of Python beside them, and what comes on top of a resize. */
final class PhotoTables {
  private PhotoTables() {}

  /** Returns the tables with their heading, or nothing if no such cell was measured. */
  static String of(BenchReport report) {
    if (report.photos().isEmpty()) {
      return "";
    }
    return "\n## From a photo to a model's input\n\nOne RGB photo, one thread: 1920x1080 unless"
        + " its size is named. Median microseconds of a call.\n\n"
        + times(report)
        + added(report)
        + python(report)
        + "\nDJL's `NDImageUtils` brings a libtorch that cannot share a process with the one here:"
        + " [djl.md](djl.md#beside-djls-own-ndimageutils) has the comparison.\n"
        + Published.of(report);
  }

  private static String times(BenchReport report) {
    Set<String> ids = new LinkedHashSet<>();
    report.photos().forEach(row -> ids.addAll(row.micros().keySet()));
    List<String> columns = new ArrayList<>(List.of("call"));
    columns.addAll(ids);
    Table table = new Table(columns);
    for (Row row : report.photos()) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      ids.forEach(id -> cells.add(Table.number(row.time(id))));
      table.row(cells);
    }
    return table.toString();
  }

  private static String added(BenchReport report) {
    Table table = new Table(List.of("pipeline", "native, us", "resize alone, us", "added"));
    int rows = 0;
    for (Row row : report.photos()) {
      Row alone = alone(report, row);
      double ratio = alone == null ? Double.NaN : row.time(Goals.NATIVE) / alone.time(Goals.NATIVE);
      if (alone != null && Double.isFinite(ratio)) {
        rows++;
        table.row(
            List.of(
                row.name(),
                Table.number(row.time(Goals.NATIVE)),
                Table.number(alone.time(Goals.NATIVE)),
                Table.percent(ratio - 1)));
      }
    }
    return rows == 0
        ? ""
        : "\n### What crop, numbers and planes add\n\nThe whole pipeline against its resize alone,"
            + " which computes all columns also where the pipeline crops.\n\n"
            + table;
  }

  private static @Nullable Row alone(BenchReport report, Row row) {
    PhotoCell cell = Photos.find(row.name());
    return cell == null
        ? null
        : report.photos().stream()
            .filter(other -> other.name().equals(cell.alone()))
            .findFirst()
            .orElse(null);
  }

  private static String python(BenchReport report) {
    PythonTimes python = report.python();
    if (python == null) {
      return "";
    }
    Table table =
        new Table(List.of("call", "package", "fastest, us", "median, us", "native", "jvm"));
    for (Row row : report.photos()) {
      Map<String, PythonTimes.Times> packages = python.micros().getOrDefault(row.name(), Map.of());
      packages.forEach(
          (name, times) ->
              table.row(
                  List.of(
                      row.name(),
                      name,
                      Table.number(times.fastest()),
                      Table.number(times.median()),
                      Table.times(times.median() / row.time(Goals.NATIVE)),
                      Table.times(times.median() / row.time(Goals.JVM)))));
    }
    StringBuilder versions = new StringBuilder();
    python
        .versions()
        .forEach((name, version) -> versions.append(", ").append(name + " " + version));
    return "\n"
        + "### The packages of Python\n\n"
        + "Measured in **another process on the same machine**, one thread; the last columns"
        + " say how many times as fast\n"
        + "Halfpixel's median is"
        + versions
        + ".\n\n"
        + table;
  }
}
