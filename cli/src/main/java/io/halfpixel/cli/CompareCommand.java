package io.halfpixel.cli;

import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives every backend the same work and compares results and times. */
@Command(
    name = "compare",
    header = "Runs every backend on the same work: identical bits? how fast?",
    footerHeading = "%nExamples:%n",
    footer = {"  halfpixel compare --quick", "  halfpixel compare --threads 1 --json compare.json"})
final class CompareCommand implements Callable<Integer> {
  private static final Stopwatch QUICK = new Stopwatch(40_000_000, 80_000_000);
  private static final Stopwatch THOROUGH = new Stopwatch(300_000_000, 500_000_000);

  private final Supplier<List<Backend>> backends;
  private final Predicate<CompareCell> wanted;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Smaller frames and shorter timing: within a minute.")
  private boolean quick;

  @Mixin private ThreadOptions threads;

  @Mixin private JsonOption json;

  /** The whole comparison, for JSON. */
  private record Report(List<BackendState> backends, List<Cell> cells) {}

  private record Cell(String name, long differingBits, Map<String, @Nullable Double> micros) {
    static Cell of(Comparison.Outcome outcome) {
      return new Cell(outcome.name(), outcome.differingBits(), outcome.micros());
    }
  }

  /** Compares all backends that can run here, on all cells. */
  CompareCommand() {
    this(BackendState::runnable, cell -> true);
  }

  /** Compares these backends on some of the cells. */
  CompareCommand(Supplier<List<Backend>> backends, Predicate<CompareCell> wanted) {
    this.backends = backends;
    this.wanted = wanted;
  }

  @Override
  public Integer call() throws IOException {
    List<Backend> compared = backends.get();
    if (compared.isEmpty()) {
      throw new UserException("no backend can run here; halfpixel info says why");
    }
    json.requireWritable(Report.class);
    PrintWriter out = spec.commandLine().getOut();
    boolean table = !json.replacesText();
    if (table) {
      printHeader(compared, out);
    }
    List<Comparison.Outcome> outcomes = run(compared, table ? out : null);
    if (table) {
      printVerdict(compared, outcomes, out);
    }
    json.write(new Report(BackendState.all(), outcomes.stream().map(Cell::of).toList()), out);
    boolean same = outcomes.stream().allMatch(outcome -> outcome.complaints().isEmpty());
    return same ? ExitCode.OK : ExitCode.DIFFERENT;
  }

  private List<Comparison.Outcome> run(List<Backend> compared, @Nullable PrintWriter table) {
    List<CompareCell> cells = CompareCell.all(quick).stream().filter(wanted).toList();
    List<Comparison.Outcome> outcomes = new ArrayList<>();
    ExecutorService workers = threads.pool();
    try (Progress progress = Progress.of("compare", cells.size())) {
      Comparison comparison =
          new Comparison(compared, workers, threads.count(), quick ? QUICK : THOROUGH);
      for (CompareCell cell : cells) {
        Comparison.Outcome outcome = comparison.run(cell);
        outcomes.add(outcome);
        if (table == null) {
          progress.step(); // Else the rows themselves show how far it is.
        } else {
          printRow(compared, outcome, table);
        }
      }
    } finally {
      workers.shutdown();
    }
    return outcomes;
  }

  private void printHeader(List<Backend> compared, PrintWriter out) {
    for (BackendState state : BackendState.all()) {
      out.printf(
          "%-11s %s%n",
          state.id(),
          Printable.line(state.available() ? state.isa() : "left out: " + state.reason()));
    }
    out.printf("%nMedian microseconds on %d threads.%n%n", threads.count());
    out.printf("%-36s %9s", "", "differing");
    out.printf("%n%-36s %9s", "cell", "bits");
    for (Backend backend : compared) {
      out.printf(" %11s", backend.id());
    }
    out.println();
    out.flush();
  }

  private static void printRow(
      List<Backend> compared, Comparison.Outcome outcome, PrintWriter out) {
    out.printf("%-36s %9d", outcome.name(), outcome.differingBits());
    for (Backend backend : compared) {
      Double micros = outcome.micros().get(backend.id());
      out.printf(" %11s", micros == null ? "cannot" : String.format(Locale.ROOT, "%.1f", micros));
    }
    out.println();
    out.flush();
  }

  private static void printVerdict(
      List<Backend> compared, List<Comparison.Outcome> outcomes, PrintWriter out) {
    out.println();
    boolean same = true;
    for (Comparison.Outcome outcome : outcomes) {
      for (String complaint : outcome.complaints()) {
        out.println(outcome.name() + ": " + complaint);
        same = false;
      }
    }
    String ids = String.join(", ", compared.stream().map(Backend::id).toList());
    if (!same) {
      out.println("NOT identical.");
    } else if (compared.size() == 1) {
      out.println("Only " + ids + " can run here: there was nothing to compare it with.");
    } else {
      out.println("Identical bits in all " + outcomes.size() + " cells: " + ids + ".");
    }
    out.flush();
  }
}
