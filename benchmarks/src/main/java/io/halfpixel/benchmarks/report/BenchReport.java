package io.halfpixel.benchmarks.report;

import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.measure.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole run, in the shape of {@code bench --json}.
 *
 * @param machine what it ran on
 * @param cells what was measured
 * @param plans how long making plans took
 * @param photos the cells of photos
 * @param batches how long batches took, by threads; named as in {@link Timing#name}
 * @param firstCalls how long the first call of a fresh virtual machine takes, by backend
 * @param python what the packages of Python take, null if that was not measured
 */
public record BenchReport(
    Machine machine,
    List<Row> cells,
    List<Timing> plans,
    List<Row> photos,
    List<Timing> batches,
    List<Timing> firstCalls,
    @Nullable PythonTimes python) {
  /** The mode of a photo's cell that only resizes. */
  static final String PHOTO = "photo";

  /** The mode of a way from a photo to a model's input. */
  static final String PIPELINE = "pipeline";

  /** Takes a run of an earlier version too: Jackson gives null for what a file lacks. */
  public BenchReport {
    photos = photos == null ? List.of() : photos;
    batches = batches == null ? List.of() : batches;
    firstCalls = firstCalls == null ? List.of() : firstCalls;
  }

  /** Makes the report of a run of the grid alone. */
  public BenchReport(Machine machine, List<Row> cells, List<Timing> plans) {
    this(machine, cells, plans, List.of(), List.of(), List.of(), null);
  }

  /** Returns the same report with other times of Python's packages. */
  public BenchReport with(@Nullable PythonTimes other) {
    return new BenchReport(machine, cells, plans, photos, batches, firstCalls, other);
  }

  /**
   * Something that takes time.
   *
   * @param name what was timed
   * @param micros the median microseconds
   * @param quartiles the lower and the upper quartile
   */
  public record Timing(String name, double micros, List<Double> quartiles) {
    /** Sums up the microseconds of all batches. */
    public static List<Timing> of(Map<String, List<Double>> times) {
      List<Timing> timings = new ArrayList<>();
      times.forEach(
          (name, batches) -> {
            Spread spread = Spread.of(batches);
            timings.add(new Timing(name, round(spread.median()), bounds(spread)));
          });
      return timings;
    }
  }

  /**
   * One cell.
   *
   * @param shape of what goes in, [n, c, ...spatial]
   * @param bytesOut the size of the result
   * @param micros the median microseconds of a call, by backend or peer
   * @param limitMicros the same of copying, filling and moving those bytes
   * @param quartiles the lower and the upper quartile, by all of these names
   */
  public record Row(
      String name,
      String mode,
      String dtype,
      String layout,
      List<Long> shape,
      int threads,
      long bytesOut,
      Map<String, Double> micros,
      Map<String, Double> limitMicros,
      Map<String, List<Double>> quartiles) {

    /** Sums up the microseconds of all batches. */
    public static Row of(Cell cell, Map<String, List<Double>> times) {
      return of(
          cell.name(),
          cell.filter().id(),
          cell.spec(),
          cell.layout(),
          cell.threads(),
          cell.bytesOut(),
          times);
    }

    /** Does the same for a photo's cell. */
    public static Row of(PhotoCell cell, Map<String, List<Double>> times) {
      String mode = cell.isPipeline() ? PIPELINE : PHOTO;
      return of(cell.name(), mode, cell.spec(), "HWC", 1, cell.result().byteSize(), times);
    }

    private static Row of(
        String name,
        String mode,
        TensorSpec spec,
        String layout,
        int threads,
        long bytesOut,
        Map<String, List<Double>> times) {
      Map<String, Double> micros = new LinkedHashMap<>();
      Map<String, Double> limits = new LinkedHashMap<>();
      Map<String, List<Double>> quartiles = new LinkedHashMap<>();
      times.forEach(
          (id, batches) -> {
            Spread spread = Spread.of(batches);
            (Limits.isLimit(id) ? limits : micros).put(id, round(spread.median()));
            quartiles.put(id, bounds(spread));
          });
      return new Row(
          name,
          mode,
          spec.dataType().frameworkName(),
          layout,
          Arrays.stream(spec.shape().toArray()).boxed().toList(),
          threads,
          bytesOut,
          micros,
          limits,
          quartiles);
    }

    /** Returns whether both images are so small that the cost of a call is what counts. */
    boolean small() {
      long elements = shape.stream().reduce(1L, (a, b) -> a * b);
      return elements < 20_000 && bytesOut < 200_000;
    }

    /** Returns the median microseconds of a backend, a peer or a limit; NaN if it has none. */
    double time(String id) {
      return micros.getOrDefault(id, limitMicros.getOrDefault(id, Double.NaN));
    }

    /** Returns how many times as fast one is as another, NaN unless both were timed. */
    double ratio(String fast, String slow) {
      return time(slow) / time(fast);
    }
  }

  private static List<Double> bounds(Spread spread) {
    return List.of(round(spread.lower()), round(spread.upper()));
  }

  private static double round(double micros) {
    return Math.rint(micros * 1000) / 1000;
  }
}
