package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The cells in which another library is faster than native code, the costliest of them first. */
final class Behind {
  private Behind() {}

  /**
   * A cell that is lost.
   *
   * @param row the cell
   * @param winner the fastest other library
   */
  private record Loss(Row row, Peers.Time winner) {
    /** Returns the microseconds that native code takes more than the winner. */
    double excess() {
      return row.time(Goals.NATIVE) - winner.micros();
    }
  }

  /** Returns the section, or nothing if there is nobody to compare with. */
  static String of(BenchReport report) {
    List<Row> compared =
        Stream.concat(report.photos().stream(), report.cells().stream())
            .filter(row -> Double.isFinite(Peers.ahead(row, Goals.NATIVE, report)))
            .toList();
    if (compared.isEmpty()) {
      return "";
    }
    List<Loss> losses =
        compared.stream()
            .map(row -> new Loss(row, Peers.fastest(row, Goals.NATIVE, report).orElseThrow()))
            .filter(loss -> loss.excess() > 0)
            .sorted(Comparator.comparingDouble(Loss::excess).reversed())
            .toList();
    String heading = "\n## Where another library is faster\n\n";
    if (losses.isEmpty()) {
      return heading + "In none of " + compared.size() + " cells, on one thread and on two.\n";
    }
    return heading
        + "In %d of %d cells than native code, on one thread (1t) or two (2t); first what costs most"
            .formatted(losses.size(), compared.size())
        + " a call.\nzimg has planes only: its times of interleaved bytes leave out taking them"
        + " apart.\n\n"
        + table(losses);
  }

  private static Table table(List<Loss> losses) {
    Table table =
        new Table(List.of("cell", "faster", "its us", "native, us", "us more a call", "ratio"));
    for (Loss loss : losses) {
      double micros = loss.row().time(Goals.NATIVE);
      table.row(
          List.of(
              loss.row().name(),
              loss.winner().name(),
              Table.number(loss.winner().micros()),
              Table.number(micros),
              Table.number(loss.excess()),
              Table.times(loss.winner().micros() / micros)));
    }
    return table;
  }
}
