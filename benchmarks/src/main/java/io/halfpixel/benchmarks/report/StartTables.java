package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import io.halfpixel.benchmarks.report.BenchReport.Timing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is paid once: small calls, plans, and the first call of a virtual machine. */
final class StartTables {
  private StartTables() {}

  /** Returns the tables with their headings. */
  static String of(BenchReport report) {
    return small(report)
        + timings(
            "Plans",
            "What the first call of a shape does before it computes; later calls find it in the"
                + " operation's cache.",
            "first call of a shape",
            1,
            report.plans())
        + timings(
            "First call after the start",
            "From asking for a backend to the first result, 32x32x3 floats to 64x64, in virtual"
                + " machines that have done nothing else: classes are loaded,\n"
                + "native code brings its library, and nothing is compiled yet.",
            "backend",
            1000,
            report.firstCalls());
  }

  private static String small(BenchReport report) {
    List<Row> rows = report.cells().stream().filter(Row::small).toList();
    if (rows.isEmpty()) {
      return "";
    }
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(row.micros().keySet()));
    List<String> columns = new ArrayList<>(List.of("cell"));
    columns.addAll(ids);
    Table table = new Table(columns);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      ids.forEach(id -> cells.add(Table.number(row.time(id))));
      table.row(cells);
    }
    return "\n## Small calls\n\nMicroseconds a call.\n\n" + table;
  }

  /**
   * Returns a table.
   *
   * @param unit microseconds of the unit that is shown: 1 or 1000
   */
  private static String timings(
      String heading, String text, String column, int unit, List<Timing> timings) {
    if (timings.isEmpty()) {
      return "";
    }
    Table table = new Table(List.of(column, unit == 1 ? "us" : "ms", "quartiles"));
    for (Timing timing : timings) {
      String quartiles =
          timing.quartiles().stream()
              .map(micros -> Table.number(micros / unit))
              .collect(Collectors.joining(" - "));
      table.row(List.of(timing.name(), Table.number(timing.micros() / unit), quartiles));
    }
    return "\n## " + heading + "\n\n" + text + "\n\n" + table;
  }
}
