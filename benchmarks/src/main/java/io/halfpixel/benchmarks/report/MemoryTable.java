package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What arrays cost native code and direct buffers Java, and what another binding costs. */
final class MemoryTable {
  private MemoryTable() {}

  /** Returns the table with its heading, or nothing if no cell was measured both ways. */
  static String of(BenchReport report) {
    List<Row> rows =
        report.cells().stream()
            .filter(row -> row.micros().keySet().stream().anyMatch(MemoryTable::isOther))
            .toList();
    if (rows.isEmpty()) {
      return "";
    }
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(row.micros().keySet()));
    ids.removeIf(id -> Peers.isPeer(id) || id.contains("strict") || id.contains("avx2"));
    List<String> columns = new ArrayList<>(List.of("cell"));
    columns.addAll(ids);
    Table table = new Table(columns);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      ids.forEach(id -> cells.add(Table.number(row.time(id))));
      table.row(cells);
    }
    return "## Other memory, other bindings\n\nMicroseconds a call. Native code has direct buffers"
        + " elsewhere on this page, Java arrays; here `-heap` are arrays, `-direct` direct"
        + " buffers.\n\n"
        + table
        + "\n";
  }

  private static boolean isOther(String id) {
    return id.endsWith("-heap") || id.endsWith("-direct");
  }
}
