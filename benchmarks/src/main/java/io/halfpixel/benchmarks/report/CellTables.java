package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One table for each filter: native times, and how much longer everything else takes. */
final class CellTables {
  private CellTables() {}

  /** Returns the tables, each below its heading. */
  static String of(BenchReport report) {
    Map<String, List<Row>> modes = new LinkedHashMap<>();
    report
        .cells()
        .forEach(row -> modes.computeIfAbsent(row.mode(), x -> new ArrayList<>()).add(row));
    StringBuilder text = new StringBuilder();
    modes.forEach(
        (mode, rows) ->
            text.append("\n### ").append(mode).append("\n\n").append(table(mode, rows)));
    return text.toString();
  }

  private static Table table(String mode, List<Row> rows) {
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(row.micros().keySet()));
    String base = ids.contains(Goals.NATIVE) ? Goals.NATIVE : Goals.JVM;
    List<String> others = others(ids, base);
    List<String> columns =
        new ArrayList<>(List.of("cell", base + ", us", "quartiles", "of moving"));
    columns.addAll(others);
    Table table = new Table(columns);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(row.name().substring(mode.length()).strip());
      cells.add(Table.number(row.time(base)));
      cells.add(spread(row.quartiles().get(base)));
      cells.add(Table.percent(row.ratio(base, Limits.MOVE)));
      others.forEach(id -> cells.add(Table.times(row.ratio(base, id))));
      table.row(cells);
    }
    return table;
  }

  /** Returns the columns beside the base: Halfpixel's own first, without bindings and memories. */
  private static List<String> others(Set<String> ids, String base) {
    List<String> others = new ArrayList<>(List.of(Goals.NATIVE_AVX2, Goals.VECTOR, Goals.JVM));
    others.removeIf(id -> id.equals(base) || !ids.contains(id));
    ids.stream().filter(Peers::isPeer).forEach(others::add);
    return others;
  }

  private static String spread(@Nullable List<Double> quartiles) {
    return quartiles == null
        ? ""
        : Table.number(quartiles.get(0)) + " - " + Table.number(quartiles.get(1));
  }
}
