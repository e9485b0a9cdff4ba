package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import io.halfpixel.benchmarks.report.BenchReport.Timing;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The few sentences that a report comes down to. */
final class Summary {
  private final BenchReport report;
  private final StringBuilder text = new StringBuilder();

  private Summary(BenchReport report) {
    this.report = report;
  }

  static String of(BenchReport report) {
    Summary summary = new Summary(report);
    summary.fastest();
    summary.ahead(Goals.NATIVE, "Native code");
    summary.ahead(Goals.VECTOR, "Java with the Vector API");
    summary.ahead(Goals.JVM, "Pure Java");
    summary.smallCalls();
    return summary.text.toString();
  }

  private void ahead(String id, String name) {
    Means.Mean mean = mean(row -> true, id, Goals.TORCH);
    if (mean.count() > 0) {
      double cubic = mean(row -> row.mode().equals("bicubic"), id, Goals.TORCH).ratio();
      line(
          "%s (`%s`) is **%s** as fast as libtorch, in the geometric mean of %d cells%s",
          name,
          id,
          Table.times(mean.ratio()),
          mean.count(),
          Double.isFinite(cubic) ? ", " + Table.times(cubic) + " in bicubic." : ".");
    }
  }

  private void fastest() {
    double[] ratios =
        Stream.concat(report.photos().stream(), report.cells().stream())
            .mapToDouble(row -> Peers.ahead(row, Goals.NATIVE, report))
            .filter(Double::isFinite)
            .toArray();
    if (ratios.length > 0) {
      line(
          "Native code (`%s`) is ahead of every other library in **%d of %d** cells, and **%s** as fast as the fastest of them in the geometric mean.",
          Goals.NATIVE,
          DoubleStream.of(ratios).filter(ratio -> ratio > 1).count(),
          ratios.length,
          Table.times(Means.of(DoubleStream.of(ratios)).ratio()));
    }
  }

  private void smallCalls() {
    report.cells().stream()
        .filter(Row::small)
        .mapToDouble(row -> row.time(Goals.NATIVE))
        .filter(Double::isFinite)
        .max()
        .ifPresent(
            micros ->
                line(
                    "No call on a 32x32x3 image takes more than **%s us** natively.",
                    Table.number(micros)));
    report.plans().stream()
        .filter(plan -> plan.name().startsWith("plan of"))
        .mapToDouble(Timing::micros)
        .max()
        .ifPresent(micros -> line("No plan takes more than **%s us**.", Table.number(micros)));
    report.firstCalls().stream()
        .filter(first -> first.name().equals(Goals.NATIVE))
        .forEach(
            first ->
                line(
                    "The first call of a virtual machine takes **%s ms** natively, loading the"
                        + " library included.",
                    Table.number(first.micros() / 1000)));
  }

  private Means.Mean mean(Predicate<Row> cells, String fast, String slow) {
    return Means.of(
        report.cells().stream().filter(cells).mapToDouble(row -> row.ratio(fast, slow)));
  }

  private void line(String format, Object... arguments) {
    text.append("- ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
