package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.measure.HalfpixelCandidates;
import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The goals of the project; each is judged where its candidates were timed. */
final class Goals {
  static final String NATIVE = HalfpixelCandidates.NATIVE;
  static final String NATIVE_AVX2 = HalfpixelCandidates.AVX2;
  static final String JVM = "jvm";
  static final String VECTOR = "jvm-vector";
  static final String TORCH = "libtorch";

  /** The frameworks and libraries that run native code, in the order of plots. */
  static final List<String> PEERS =
      List.of(TORCH, "onednn", "onnxruntime", "tensorflow", "opencv", "zimg", "libvips");

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
    goals.addAll(ofNative(report));
    goals.addAll(ofJava(report));
    goals.add(
        eachCell(
            "2 threads at least 1.7x one over 8 MB, or 90 % of moving the same bytes on 2 threads",
            report,
            row -> row.threads() == 2 && row.bytesOut() > BEYOND_CACHE,
            row -> gainOfThreads(row, report),
            1.7,
            true));
    goals.add(
        micros(
            "plan of a 224x224 result in less than 50 us",
            report.plans().stream()
                .filter(plan -> plan.name().startsWith("plan of"))
                .map(plan -> new Verdict(plan.name(), plan.micros(), plan.micros() < 50))));
    goals.add(small("call on 32x32x3 in less than 2 us", 2, report, row -> !isGradient(row)));
    goals.add(small("gradient of 32x32x3 in less than 6 us", 6, report, Goals::isGradient));
    return goals.stream().filter(goal -> !goal.verdicts().isEmpty()).toList();
  }

  private static List<Goal> ofNative(BenchReport report) {
    return List.of(
        eachCell(
            "native at least 1.2x the fastest peer, or 90 % of moving the same bytes and not"
                + " slower",
            report, row -> true, row -> Peers.ahead(row, NATIVE, report), 1.2, true),
        mean(
            "native at least 2x the fastest peer in the mean",
            report,
            row -> Peers.ahead(row, NATIVE, report),
            2),
        eachCell(
            "native at least 1.2x zimg, reductions of f32",
            report,
            row -> row.mode().endsWith("-aa") && isFloats(row),
            row -> row.ratio(NATIVE, "zimg"),
            1.2,
            false),
        mean("native at least 6x libtorch", report, row -> row.ratio(NATIVE, TORCH), 6),
        mean(
            "native at least 20x libtorch, bicubic NCHW f32",
            report,
            row -> isCubic(row) ? row.ratio(NATIVE, TORCH) : Double.NaN,
            20),
        mean(
            "native at least 6x libtorch, gradients",
            report,
            row -> isGradient(row) ? row.ratio(NATIVE, TORCH) : Double.NaN,
            6));
  }

  private static List<Goal> ofJava(BenchReport report) {
    return List.of(
        eachCell(
            "jvm not slower than libtorch, f32",
            report,
            Goals::isFloats,
            row -> row.ratio(JVM, TORCH),
            1,
            false),
        eachCell(
            "jvm at least 0.5x libtorch, reductions of u8",
            report,
            row -> row.mode().endsWith("-aa") && row.dtype().equals("uint8"),
            row -> row.ratio(JVM, TORCH),
            0.5,
            false),
        mean("jvm at least 0.45x native", report, row -> row.ratio(JVM, NATIVE), 0.45),
        eachCell(
            "jvm-vector not slower than libtorch",
            report,
            row -> true,
            row -> row.ratio(VECTOR, TORCH),
            1,
            false),
        mean("jvm-vector at least 0.7x native", report, row -> row.ratio(VECTOR, NATIVE), 0.7));
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
      String text, BenchReport report, ToDoubleFunction<Row> ratio, double least) {
    Means.Mean mean = Means.of(report.cells().stream().mapToDouble(ratio));
    String where = "geometric mean of " + mean.count() + " cells";
    return new Goal(
        text,
        "x",
        mean.count() == 0
            ? List.of()
            : List.of(new Verdict(where, mean.ratio(), mean.ratio() >= least)));
  }

  private static Goal micros(String text, Stream<Verdict> verdicts) {
    return new Goal(text, " us", verdicts.toList());
  }

  private static Goal small(String text, double most, BenchReport report, Predicate<Row> cells) {
    return micros(
        text,
        report.cells().stream()
            .filter(row -> row.small() && cells.test(row))
            .filter(row -> Double.isFinite(row.time(NATIVE)))
            .map(row -> new Verdict(row.name(), row.time(NATIVE), row.time(NATIVE) < most)));
  }

  private static boolean isCubic(Row row) {
    return row.mode().equals("bicubic") && row.layout().equals("NCHW") && isFloats(row);
  }

  private static boolean isFloats(Row row) {
    return row.dtype().equals("float32");
  }

  private static boolean isGradient(Row row) {
    return row.mode().startsWith("backward");
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
