package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.HalfpixelCandidates;
import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The goals of the project; each is judged where its candidates were timed. */
final class Goals {
  static final String NATIVE = HalfpixelCandidates.NATIVE;
  static final String JVM = "jvm";
  static final String VECTOR = "jvm-vector";
  static final String TORCH = "libtorch";

  /** The frameworks and libraries that run native code. */
  static final List<String> PEERS = List.of(TORCH, "onednn", "onnxruntime", "tensorflow", "opencv");

  private static final long BEYOND_CACHE = 8_000_000;
  private static final double NEAR_LIMIT = 0.9;

  private Goals() {}

  /**
   * What one goal found in one cell, or in the mean of all.
   *
   * @param where the cell
   * @param reached the ratio, or the microseconds
   * @param met whether that is enough
   */
  record Verdict(String where, double reached, boolean met) {}

  /**
   * A goal and its verdicts.
   *
   * @param text the goal
   * @param unit what follows a number: {@code "x"} or {@code " us"}
   * @param verdicts at least one
   */
  record Goal(String text, String unit, List<Verdict> verdicts) {
    boolean met() {
      return verdicts.stream().allMatch(Verdict::met);
    }

    List<Verdict> misses() {
      return verdicts.stream().filter(verdict -> !verdict.met()).toList();
    }
  }

  /** Returns all goals that the report allows to judge. */
  static List<Goal> of(BenchReport report) {
    List<Goal> goals = new ArrayList<>();
    goals.add(
        eachCell(
            "native at least 1.2x the fastest peer, or 90 % of moving the same bytes and not"
                + " slower",
            report, row -> true, Goals::overFastestPeer, 1.2, true));
    goals.add(mean("native at least 6x libtorch", report, row -> true, NATIVE, TORCH, 6));
    goals.add(
        mean(
            "native at least 20x libtorch, bicubic NCHW",
            report,
            Goals::isCubic,
            NATIVE,
            TORCH,
            20));
    goals.add(
        eachCell(
            "native at least 60 % of memcpy, nearest and bilinear f32 over 8 MB",
            report,
            Goals::isPlainBeyondCache,
            row -> row.ratio(NATIVE, Limits.MEMCPY),
            0.6,
            false));
    goals.add(
        eachCell(
            "jvm not slower than libtorch",
            report,
            row -> true,
            row -> row.ratio(JVM, TORCH),
            1,
            false));
    goals.add(mean("jvm at least 0.5x native", report, row -> true, JVM, NATIVE, 0.5));
    goals.add(mean("jvm-vector at least 0.7x native", report, row -> true, VECTOR, NATIVE, 0.7));
    goals.add(
        eachCell(
            "2 threads at least 1.7x one over 8 MB, or 90 % of moving the same bytes on 2 threads",
            report,
            row -> row.threads() == 2 && row.bytesOut() > BEYOND_CACHE,
            row -> gainOfThreads(row, report),
            1.7,
            true));
    goals.add(plans(report));
    return goals.stream().filter(goal -> !goal.verdicts().isEmpty()).toList();
  }

  private static Goal eachCell(
      String text,
      BenchReport report,
      Predicate<Row> cells,
      ToDoubleFunction<Row> ratio,
      double least,
      boolean limitCounts) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Row row : report.cells()) {
      double reached = cells.test(row) ? ratio.applyAsDouble(row) : Double.NaN;
      if (Double.isFinite(reached)) {
        boolean limited =
            limitCounts && reached >= 1 && row.ratio(NATIVE, Limits.MOVE) >= NEAR_LIMIT;
        verdicts.add(new Verdict(row.name(), reached, reached >= least || limited));
      }
    }
    return new Goal(text, "x", verdicts);
  }

  private static Goal mean(
      String text,
      BenchReport report,
      Predicate<Row> cells,
      String fast,
      String slow,
      double least) {
    Means.Mean mean =
        Means.of(report.cells().stream().filter(cells).mapToDouble(row -> row.ratio(fast, slow)));
    String where = "geometric mean of " + mean.count() + " cells";
    return new Goal(
        text,
        "x",
        mean.count() == 0
            ? List.of()
            : List.of(new Verdict(where, mean.ratio(), mean.ratio() >= least)));
  }

  private static Goal plans(BenchReport report) {
    return new Goal(
        "plan of a 224x224 result in less than 50 us",
        " us",
        report.plans().stream()
            .filter(plan -> plan.name().startsWith("plan of"))
            .map(plan -> new Verdict(plan.name(), plan.micros(), plan.micros() < 50))
            .toList());
  }

  private static boolean isCubic(Row row) {
    return row.mode().equals("bicubic") && row.layout().equals("NCHW");
  }

  static boolean isPlainBeyondCache(Row row) {
    return (row.mode().equals("nearest") || row.mode().equals("bilinear"))
        && row.dtype().equals("float32")
        && row.bytesOut() > BEYOND_CACHE;
  }

  /** Returns how many times as fast as the fastest peer the native backend is, or NaN. */
  static double overFastestPeer(Row row) {
    return PEERS.stream().mapToDouble(row::time).filter(Double::isFinite).min().orElse(Double.NaN)
        / row.time(NATIVE);
  }

  /** Returns how many times as fast as on one thread the native backend is, or NaN. */
  static double gainOfThreads(Row row, BenchReport report) {
    String alone = row.name().replace(" 2t", " 1t");
    return report.cells().stream()
        .filter(other -> other.name().equals(alone))
        .mapToDouble(other -> other.time(NATIVE) / row.time(NATIVE))
        .findFirst()
        .orElse(Double.NaN);
  }
}
