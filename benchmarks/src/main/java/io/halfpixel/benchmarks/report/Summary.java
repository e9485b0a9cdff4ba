package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import io.halfpixel.benchmarks.report.BenchReport.Timing;
import io.halfpixel.benchmarks.report.Goals.Goal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** The few sentences that a report comes down to. */
final class Summary {
  private final BenchReport report;
  private final StringBuilder text = new StringBuilder();

  private Summary(BenchReport report) {
    this.report = report;
  }

  static String of(BenchReport report) {
    Summary summary = new Summary(report);
    summary.ahead(Goals.NATIVE, "Native code");
    summary.fastest();
    summary.ahead(Goals.JVM, "Pure Java");
    summary.ahead(Goals.VECTOR, "Java with the Vector API");
    summary.memory();
    summary.smallCalls();
    summary.goals();
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
        report.cells().stream()
            .mapToDouble(Goals::overFastestPeer)
            .filter(Double::isFinite)
            .toArray();
    if (ratios.length > 0) {
      line(
          "Native code is faster than every peer in **%d of %d** cells; in the worst one it is %s as fast as the fastest of them.",
          DoubleStream.of(ratios).filter(ratio -> ratio > 1).count(),
          ratios.length,
          Table.times(DoubleStream.of(ratios).min().orElse(Double.NaN)));
    }
  }

  private void memory() {
    Predicate<Row> plain =
        row ->
            (row.mode().equals("nearest") || row.mode().equals("bilinear"))
                && row.dtype().equals("float32")
                && row.bytesOut() > 8_000_000;
    Means.Mean mean = mean(plain, Goals.NATIVE, Limits.MEMCPY);
    if (mean.count() > 0) {
      line(
          "Nearest and bilinear float32 results over 8 MB are written at **%s** of the speed of"
              + " `memcpy`.",
          Table.percent(mean.ratio()));
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
  }

  private void goals() {
    List<Goal> goals = Goals.of(report);
    long met = goals.stream().filter(Goal::met).count();
    if (goals.isEmpty()) {
      return;
    }
    line("%d of %d [goals](#goals) are met everywhere.", met, goals.size());
  }

  private Means.Mean mean(Predicate<Row> cells, String fast, String slow) {
    return Means.of(
        report.cells().stream().filter(cells).mapToDouble(row -> row.ratio(fast, slow)));
  }

  private void line(String format, Object... arguments) {
    text.append("- ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
