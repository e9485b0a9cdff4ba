package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line for each use: what a reader wants to know in a minute. */
final class UseTable {
  private UseTable() {}

  /** Returns the table with its heading, or nothing if nothing was measured. */
  static String of(BenchReport report) {
    Table table =
        new Table(
            List.of(
                "use",
                "native",
                "worst cell",
                "AVX2",
                "jvm-vector",
                "jvm",
                "native, ms",
                "cells",
                "against"));
    Map<String, List<Row>> uses = Uses.of(report);
    uses.forEach((use, cells) -> table.row(line(use, cells, report)));
    return uses.isEmpty()
        ? ""
        : "\n"
            + "## In a minute\n\n"
            + "How many times as fast as **the fastest other library of each cell**, on one thread:"
            + " the geometric mean of the cells of a use.\n"
            + "Above 1x Halfpixel is ahead of everything that was timed, Python's own packages"
            + " included. *Native* is `cpp-jni` on this processor, *worst cell* its\n"
            + "lowest ratio, *AVX2*, on processors with more, the same with `cpp-jni` and zimg held"
            + " to AVX2, *native, ms* the range of its times, *against* who is fastest how"
            + " often.\n\n"
            + table;
  }

  private static List<String> line(String use, List<Row> cells, BenchReport report) {
    List<String> line = new ArrayList<>();
    line.add(use);
    line.add("**" + mean(cells, Goals.NATIVE, report) + "**");
    line.add(
        Table.times(
            cells.stream()
                .mapToDouble(row -> Peers.ahead(row, Goals.NATIVE, report))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN)));
    line.add(mean(cells, Goals.NATIVE_AVX2, report));
    line.add(mean(cells, Goals.VECTOR, report));
    line.add(mean(cells, Goals.JVM, report));
    line.add(range(cells));
    line.add(Integer.toString(cells.size()));
    line.add(rivals(cells, report));
    return line.stream().map(cell -> cell.replace("****", "")).toList();
  }

  private static String mean(List<Row> cells, String id, BenchReport report) {
    return Table.times(
        Means.of(cells.stream().mapToDouble(row -> Peers.ahead(row, id, report))).ratio());
  }

  private static String range(List<Row> cells) {
    double[] times =
        cells.stream()
            .mapToDouble(row -> row.time(Goals.NATIVE) / 1e3)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (times.length == 0) {
      return "";
    }
    String most = Table.number(times[times.length - 1]);
    return times.length == 1 ? most : Table.number(times[0]) + " to " + most;
  }

  /** Returns who is the fastest other library, and in how many cells. */
  private static String rivals(List<Row> cells, BenchReport report) {
    Map<String, Long> wins =
        cells.stream()
            .flatMap(row -> Peers.fastest(row, Goals.NATIVE, report).stream())
            .collect(Collectors.groupingBy(Peers.Time::name, Collectors.counting()));
    Function<Map.Entry<String, Long>, String> text = win -> win.getKey() + " " + win.getValue();
    Stream<Map.Entry<String, Long>> most =
        wins.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()));
    return most.map(text).collect(Collectors.joining(", "));
  }
}
