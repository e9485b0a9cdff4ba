package io.halfpixel.cli;

import io.halfpixel.Backends;
import io.halfpixel.parity.ParityCase;
import io.halfpixel.parity.ParityManifest;
import io.halfpixel.parity.ParityReport;
import io.halfpixel.parity.ParityResult;
import io.halfpixel.parity.ParityResult.Status;
import io.halfpixel.parity.ParityRunner;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays recorded framework calls. */
@Command(
    name = "parity",
    header = "Replays recorded calls of other frameworks and compares the results.",
    description =
        "DIR holds cases.jsonl and the .npy files that it names. A call that has no face is counted"
            + " as unsupported and makes the exit status 1, as a failed one does.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel parity my-cases",
      "  halfpixel parity my-cases --backend jvm --json parity.json"
    })
final class ParityCommand implements Callable<Integer> {
  /** How many cases that did not pass are listed; the JSON report has all. */
  private static final int LISTED = 20;

  private static final String ROW = "%-56s %8s %8s %12s %8s%n";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A folder with a cases.jsonl.")
  private Path folder;

  @Mixin private JsonOption json;

  @Option(
      names = "--backend",
      paramLabel = "ID",
      description =
          "Use this backend. Default: every backend that can run here, one after another.")
  private @Nullable String backend;

  /** All outcomes, for JSON. */
  private record Report(
      int total, int passed, int failed, int unsupported, int refused, List<Case> cases) {
    static Report of(ParityReport report) {
      return new Report(
          report.total(),
          report.passed(),
          report.failed(),
          report.unsupported(),
          report.refused(),
          report.cases().stream().map(Case::of).toList());
    }
  }

  private record Case(String id, String call, String status, String detail) {
    static Case of(ParityResult result) {
      return new Case(result.id(), result.call(), result.status().toString(), result.detail());
    }
  }

  @Override
  public Integer call() throws IOException {
    InputFiles.requireFolder(folder);
    InputFiles.requireFile(folder.resolve(ParityManifest.FILE_NAME));
    ParityManifest manifest = ParityManifest.read(folder);
    List<Backend> backends = backends();
    OutputFiles.requireDistinct(inputs(manifest), json.files());
    json.requireWritable(Report.class);
    ParityReport report = run(manifest, backends);
    PrintWriter out = spec.commandLine().getOut();
    if (!json.replacesText()) {
      print(report, backends, out);
    }
    json.write(Report.of(report), out);
    return report.isGood() ? ExitCode.OK : ExitCode.DIFFERENT;
  }

  /** Returns all files that are read. */
  private List<Path> inputs(ParityManifest manifest) {
    List<Path> files = new ArrayList<>(List.of(folder.resolve(ParityManifest.FILE_NAME)));
    manifest.cases().forEach(parityCase -> files.addAll(parityCase.files()));
    return files;
  }

  private List<Backend> backends() {
    if (backend == null) {
      return Backends.candidates();
    }
    return List.of(
        backend.equals(ExecutionOptions.AUTO)
            ? Backends.candidates().get(0)
            : Backends.get(backend));
  }

  private static ParityReport run(ParityManifest manifest, List<Backend> backends) {
    ParityRunner runner = new ParityRunner(Integrations.faces(), Integrations.decoder());
    List<ParityResult> results = new ArrayList<>();
    try (Progress progress = Progress.of("parity", manifest.cases().size())) {
      for (ParityCase parityCase : manifest.cases()) {
        results.add(run(runner, parityCase, backends));
        progress.step();
      }
    }
    return new ParityReport(results);
  }

  /** A case passes if it passes on every backend; the details say on which it does not. */
  private static ParityResult run(
      ParityRunner runner, ParityCase parityCase, List<Backend> backends) {
    Status worst = Status.PASSED;
    List<String> details = new ArrayList<>();
    for (Backend each : backends) {
      ParityResult result = runner.replay(parityCase, each);
      if (result.status() == Status.REFUSED) {
        return result; // The file is refused before any backend is asked.
      }
      if (result.status() != Status.PASSED) {
        details.add(each.id() + ": " + result.detail());
      }
      if (worst != Status.FAILED && result.status() != Status.PASSED) {
        worst = result.status();
      }
    }
    return new ParityResult(parityCase.id(), parityCase.call(), worst, String.join("; ", details));
  }

  private static void print(ParityReport report, List<Backend> backends, PrintWriter out) {
    List<ParityResult> others =
        report.cases().stream()
            .filter(result -> result.status() != Status.PASSED)
            .filter(result -> result.status() != Status.REFUSED)
            .sorted(Comparator.comparing(ParityResult::status)) // Failed before unsupported.
            .toList();
    for (ParityResult result : others.subList(0, Math.min(LISTED, others.size()))) {
      out.println(Printable.line(result.status() + " " + result.id() + ": " + result.detail()));
    }
    if (others.size() > LISTED) {
      out.printf("... and %d more; --json FILE lists all.%n", others.size() - LISTED);
    }
    if (!others.isEmpty()) {
      out.println();
    }
    Map<String, List<ParityResult>> byCall = new TreeMap<>();
    for (ParityResult result : report.cases()) {
      byCall.computeIfAbsent(result.call(), call -> new ArrayList<>()).add(result);
    }
    printRefusals(report, out);
    out.printf(ROW, "call", "passed", "failed", "unsupported", "refused");
    byCall.forEach((call, results) -> printRow(call, new ParityReport(results), out));
    printRow("all", report, out);
    out.printf("%nBackends: %s.%n", String.join(", ", backends.stream().map(Backend::id).toList()));
    out.flush();
  }

  /** Each reason once, with the number of its cases. */
  private static void printRefusals(ParityReport report, PrintWriter out) {
    Map<String, Integer> cases = new TreeMap<>();
    report.cases().stream()
        .filter(result -> result.status() == Status.REFUSED)
        .forEach(result -> cases.merge(result.detail(), 1, Integer::sum));
    cases.forEach(
        (reason, count) ->
            out.printf("refused as documented, %d cases: %s%n", count, Printable.line(reason)));
    if (!cases.isEmpty()) {
      out.println();
    }
  }

  private static void printRow(String call, ParityReport report, PrintWriter out) {
    out.printf(
        ROW,
        Printable.line(call),
        report.passed(),
        report.failed(),
        report.unsupported(),
        report.refused());
  }
}
