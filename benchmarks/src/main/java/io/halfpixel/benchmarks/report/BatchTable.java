package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.Batches;
import io.halfpixel.benchmarks.report.BenchReport.Timing;
import java.util.List;

/** Images a second of batches, by threads. */
final class BatchTable {
  private BatchTable() {}

  /** Returns the table with its heading, or nothing if no batches were measured. */
  static String of(BenchReport report) {
    if (report.batches().isEmpty()) {
      return "";
    }
    Table table =
        new Table(List.of("backend and threads", "images a second", "gain over one thread"));
    for (Timing batch : report.batches()) {
      table.row(
          List.of(
              batch.name(),
              Table.number(Batches.IMAGES * 1e6 / batch.micros()),
              Table.times(alone(report, batch) / batch.micros())));
    }
    return "\n## Batches\n\n"
        + Batches.IMAGES
        + " photos of 1920x1080, each: "
        + Batches.CELL
        + ". Each thread takes the next photo.\n\n"
        + table;
  }

  private static double alone(BenchReport report, Timing batch) {
    String name = batch.name().replaceFirst(" \\d+t$", " 1t");
    return report.batches().stream()
        .filter(other -> other.name().equals(name))
        .mapToDouble(Timing::micros)
        .findFirst()
        .orElse(Double.NaN);
  }
}
