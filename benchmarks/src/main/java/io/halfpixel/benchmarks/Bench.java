package io.halfpixel.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.halfpixel.Backends;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.report.BenchReport;
import io.halfpixel.benchmarks.report.Charts;
import io.halfpixel.benchmarks.report.Machine;
import io.halfpixel.benchmarks.report.PerformancePage;
import io.halfpixel.benchmarks.report.PythonTimes;
import io.halfpixel.spi.Availability.Available;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code halfpixel bench}: runs the grid, each cell in fresh virtual machines. */
@Command(
    name = "halfpixel bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    header = "Times every backend on the grid, in turns with copying memory and, on demand, peers.",
    description = {
      "",
      "Writes a page and its plots. The machine should have nothing else to do.",
      ""
    })
public final class Bench implements Callable<Integer> {
  @Option(names = "--quick", description = "A dozen cells, briefly: two or three minutes.")
  private boolean quick;

  @Option(
      names = "--peers",
      description = "Time the frameworks of the module peers too; the launcher finds them.")
  private boolean peers;

  @Option(names = "--json", paramLabel = "FILE", description = "Write JSON to the file too.")
  private @Nullable Path json;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      defaultValue = "docs/performance.md",
      description = "Write the page to the file, and its plots to the folder of the same name.")
  private Path page = Path.of("docs/performance.md");

  @Option(names = "--cells", paramLabel = "TEXT", description = "Only cells that contain this.")
  private String cells = "";

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "Show the times that benchmarks/python/pipelines.py wrote beside ours.")
  private @Nullable Path python;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Measure nothing; write the page of an earlier run's JSON.")
  private @Nullable Path from;

  private Bench() {}

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(String... arguments) {
    return new CommandLine(new Bench()).execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (Path file : json == null ? List.of(page) : List.of(page, json)) {
      if (Files.exists(file) && !isReplaceable(file)) {
        System.err.println(
            "halfpixel: "
                + file
                + ": is there already and was not written by this command, or is read now; name"
                + " another file, or remove it first");
        return 2;
      }
    }
    if (from != null) {
      BenchReport kept = mapper().readValue(from.toFile(), BenchReport.class);
      write(python == null ? kept : kept.with(pythonTimes()));
      return 0;
    }
    if (peers && Worker.providers().size() == Worker.ofThisModule().size()) {
      System.err.println("halfpixel: no peers found; build them: mvn -Ppeers -DskipTests package");
      return 2;
    }
    return runWanted();
  }

  private int runWanted() throws IOException, InterruptedException {
    List<Cell> grid =
        (quick ? Grid.key() : Grid.all())
            .stream().filter(cell -> cell.name().contains(cells)).toList();
    List<PhotoCell> photos =
        Photos.all().stream()
            .filter(cell -> !quick || Photos.isKey(cell))
            .filter(cell -> cell.name().contains(cells))
            .toList();
    if (grid.isEmpty() && photos.isEmpty()) {
      System.err.println("halfpixel: no cell contains \"" + cells + "\", such as these do:");
      Grid.key().forEach(cell -> System.err.println("  " + cell.name()));
      Photos.all().forEach(cell -> System.err.println("  " + cell.name()));
      return 2;
    }
    return run(grid, photos);
  }

  private @Nullable PythonTimes pythonTimes() throws IOException {
    return python == null ? null : mapper().readValue(python.toFile(), PythonTimes.class);
  }

  private int run(List<Cell> grid, List<PhotoCell> photos)
      throws IOException, InterruptedException {
    PythonTimes packages = pythonTimes(); // Before a run that takes minutes.
    Machine machine = Machine.here(Worker.providers());
    List<String> failed = new ArrayList<>();
    BenchReport report;
    try (ProgressBar bar = progress(grid.size() + photos.size() + 3L)) {
      List<BenchReport.Timing> firstCalls = firstCalls();
      bar.step();
      List<BenchReport.Timing> plans = BenchReport.Timing.of(measure(Worker.PLANS, 1));
      bar.step();
      List<BenchReport.Timing> batches = BenchReport.Timing.of(measure(Worker.BATCHES, 1));
      bar.step();
      List<BenchReport.Row> photoRows = new ArrayList<>();
      for (PhotoCell cell : photos) {
        Map<String, List<Double>> times = measure(cell.name(), 1, bar, failed);
        if (!times.isEmpty()) {
          photoRows.add(BenchReport.Row.of(cell, times));
        }
      }
      List<BenchReport.Row> rows = new ArrayList<>();
      for (Cell cell : grid) {
        Map<String, List<Double>> times = measure(cell.name(), cell.threads(), bar, failed);
        if (!times.isEmpty()) {
          rows.add(BenchReport.Row.of(cell, times));
        }
      }
      report = new BenchReport(machine, rows, plans, photoRows, batches, firstCalls, packages);
    }
    write(report);
    failed.forEach(message -> System.err.println("halfpixel: " + message));
    return failed.isEmpty() ? 0 : 1;
  }

  /** Returns the times of a cell; none if it failed, with a message more. */
  private Map<String, List<Double>> measure(
      String name, int threads, ProgressBar bar, List<String> failed) throws InterruptedException {
    bar.setExtraMessage(name);
    try {
      return measure(name, threads);
    } catch (IOException e) {
      failed.add(String.valueOf(e.getMessage()));
      return Map.of();
    } finally {
      bar.step();
    }
  }

  /** Returns a bar that shows itself where the launcher found a terminal. */
  private static ProgressBar progress(long steps) {
    ProgressBarBuilder bar = new ProgressBarBuilder().setTaskName("bench").setInitialMax(steps);
    if (!Boolean.getBoolean("halfpixel.progress")) {
      bar.setConsumer(new DelegatingProgressBarConsumer(line -> {}));
    }
    return bar.build();
  }

  private Map<String, List<Double>> measure(String what, int threads)
      throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    Fork fork =
        quick
            ? new Fork(classPath, 100, 1000, 50, Worker.Providers.ALL)
            : new Fork(classPath, 200, 1500, 100, Worker.Providers.ALL);
    return measure(fork, what, threads, !quick && isKey(what) ? 2 : 1);
  }

  /** Returns whether it is of so much interest that a second machine measures it too. */
  private static boolean isKey(String what) {
    PhotoCell photo = Photos.find(what);
    return photo == null
        ? Grid.key().stream().anyMatch(cell -> cell.name().equals(what))
        : Photos.isKey(photo);
  }

  private static Map<String, List<Double>> measure(
      Fork fork, String what, int threads, int machines) throws IOException, InterruptedException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int machine = 0; machine < machines; machine++) {
      fork.measure(what, threads)
          .forEach((id, some) -> times.computeIfAbsent(id, x -> new ArrayList<>()).addAll(some));
    }
    return times;
  }

  /** Returns how long the first call of every backend takes. */
  private List<BenchReport.Timing> firstCalls() throws IOException, InterruptedException {
    Fork fork =
        new Fork(System.getProperty("java.class.path"), 0, 0, 0, Worker.Providers.HALFPIXEL);
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (var backend : Backends.report().entrySet()) {
      if (backend.getValue() instanceof Available) {
        times.putAll(measure(fork, Worker.FIRST_CALL + backend.getKey(), 1, quick ? 3 : 7));
      }
    }
    return BenchReport.Timing.of(times);
  }

  private void write(BenchReport report) throws IOException {
    Path plots = page.resolveSibling(page.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    if (json != null) {
      Files.writeString(json, json(report));
    }
    Files.writeString(page, PerformancePage.of(report, Charts.write(report, plots)));
    System.out.println(PerformancePage.summary(report));
    System.out.println("Written: " + page);
  }

  /** Whether a file is the page or the JSON of an earlier run, and not the one that is read now. */
  private boolean isReplaceable(Path file) throws IOException {
    if (from != null && Files.exists(from) && Files.isSameFile(file, from)) {
      return false;
    }
    if (file.equals(page)) {
      return Files.readString(file).startsWith(PerformancePage.START);
    }
    try {
      BenchReport report = mapper().readValue(file.toFile(), BenchReport.class);
      return report != null && report.machine() != null && report.cells() != null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Returns the documented JSON form. */
  static String json(BenchReport report) throws IOException {
    return mapper().writeValueAsString(report) + "\n";
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }
}
