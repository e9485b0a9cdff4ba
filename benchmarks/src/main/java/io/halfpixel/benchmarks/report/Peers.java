package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.HalfpixelCandidates;
import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The other libraries of a cell, Python's packages included where they were timed. */
final class Peers {
  private static final String AVX2 = "-avx2";

  private static final List<String> BACKENDS =
      List.of(HalfpixelCandidates.NATIVE, HalfpixelCandidates.AVX2, "jvm-vector", "jvm");

  private Peers() {}

  /**
   * What another library takes.
   *
   * @param name the library
   * @param micros the median microseconds of a call
   */
  record Time(String name, double micros) {}

  /**
   * Returns the columns of a table of times: the backends, then the other libraries. Other memory,
   * other bindings and the strict profile have tables of their own.
   */
  static List<String> columns(List<Row> rows) {
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(row.micros().keySet()));
    List<String> columns = new ArrayList<>(BACKENDS);
    columns.retainAll(ids);
    ids.stream().filter(Peers::isPeer).forEach(columns::add);
    return columns;
  }

  /** Returns whether a name is that of another library, in this process. */
  static boolean isPeer(String id) {
    return !id.startsWith("cpp-") && !id.startsWith("jvm") && !Limits.isLimit(id);
  }

  /**
   * Returns the fastest other library of a cell, if there is any.
   *
   * @param id a backend; one that is held to AVX2 is compared with what is held to it too, where a
   *     library can be
   */
  static Optional<Time> fastest(Row row, String id, BenchReport report) {
    boolean held = id.equals(HalfpixelCandidates.AVX2);
    Stream<Time> here =
        row.micros().entrySet().stream()
            .filter(entry -> isPeer(entry.getKey()))
            .filter(entry -> !held || !row.micros().containsKey(entry.getKey() + AVX2))
            .map(entry -> new Time(entry.getKey(), entry.getValue()));
    return Stream.concat(here, python(row, report)).min(Comparator.comparingDouble(Time::micros));
  }

  private static Stream<Time> python(Row row, BenchReport report) {
    PythonTimes python = report.python();
    Map<String, PythonTimes.Times> packages =
        python == null ? Map.of() : python.micros().getOrDefault(row.name(), Map.of());
    return packages.entrySet().stream()
        .map(entry -> new Time(entry.getKey() + " (Python)", entry.getValue().median()));
  }

  /** Returns how many times as fast as the fastest other library a backend is, NaN if unknown. */
  static double ahead(Row row, String id, BenchReport report) {
    return fastest(row, id, report).map(Time::micros).orElse(Double.NaN) / row.time(id);
  }
}
