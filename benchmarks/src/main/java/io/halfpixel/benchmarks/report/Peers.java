package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The other libraries of a cell, Python's packages included where they were timed. */
final class Peers {
  private static final String AVX2 = "-avx2";

  private Peers() {}

  /**
   * What another library takes.
   *
   * @param name the library
   * @param micros the median microseconds of a call
   */
  record Time(String name, double micros) {}

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
    boolean held = id.equals(Goals.NATIVE_AVX2);
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
