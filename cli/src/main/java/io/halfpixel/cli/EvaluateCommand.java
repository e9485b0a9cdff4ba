package io.halfpixel.cli;

import io.halfpixel.cli.evaluate.Evaluation;
import io.halfpixel.cli.evaluate.Photo;
import io.halfpixel.cli.evaluate.Report;
import io.halfpixel.cli.evaluate.Scores;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shrinks an image, enlarges it with every framework, and reports what matters. */
@Command(
    name = "evaluate",
    header = "Does the framework matter? Shrinks an image, enlarges it with each, reports.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel evaluate cat.png",
      "  halfpixel evaluate cat.png --scale 4 -o cat.html --json cat.json"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final Stopwatch WARM_UP = new Stopwatch(5_000_000, 0);
  private static final Stopwatch STOPWATCH = new Stopwatch(5_000_000, 15_000_000);

  private final Stopwatch warmUp;
  private final Stopwatch stopwatch;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "A PNG, a JPEG, ...")
  private Path image;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      defaultValue = "2",
      converter = Parse.WholeScale.class,
      description = "Shrink and enlarge by this whole factor, 2 to 8.")
  private Integer scale;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "The report, one HTML page that needs nothing else.")
  private Path output;

  @Option(names = "--picture", paramLabel = "FILE", description = "Write the crops as a PNG, too.")
  private @Nullable Path picture;

  @Mixin private JsonOption json;

  @Mixin private ThreadOptions threads;

  /** Times each call long enough for medians that can be compared. */
  EvaluateCommand() {
    this(WARM_UP, STOPWATCH);
  }

  /** Warms up and times for as long as these say. */
  EvaluateCommand(Stopwatch warmUp, Stopwatch stopwatch) {
    this.warmUp = warmUp;
    this.stopwatch = stopwatch;
  }

  @Override
  public Integer call() throws IOException {
    InputFiles.requireFile(image);
    requireOutputs();
    List<Backend> backends = BackendState.runnable();
    if (backends.isEmpty()) {
      throw new UserException("no backend can run here; halfpixel info says why");
    }
    try (AtomicOutput page = AtomicOutput.to(output);
        @Nullable AtomicOutput sheet = picture == null ? null : AtomicOutput.to(picture)) {
      Picture original = ImageFiles.read(image, false, percent -> {});
      requireSize(original);
      Evaluation evaluation = evaluate(original, backends);
      String name = String.valueOf(image.getFileName());
      Report report = new Report(evaluation, name, notes(original));
      Files.writeString(page.temporary(), report.html());
      if (sheet != null) {
        report.writeSheet(sheet.temporary());
      }
      OrientationNote.tell(image, spec.commandLine().getErr());
      print(report, Scores.of(evaluation, name));
      page.commit();
      if (sheet != null) {
        sheet.commit();
      }
      return evaluation.complaints().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
  }

  /** Nothing is read before it is clear that no file is lost by what is written. */
  private void requireOutputs() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(output));
    if (picture != null) {
      pages.add(picture);
    }
    List<Path> all = new ArrayList<>(pages);
    all.addAll(json.files());
    OutputFiles.requireDistinct(List.of(image), all);
    for (Path page : pages) {
      OutputFiles.requireReplaceable(
          page,
          "report or picture of this command",
          file -> OutputFiles.begins(file, Report.SIGNATURE));
    }
    json.requireWritable(Scores.class);
  }

  private void requireSize(Picture original) {
    int least = Evaluation.MIN_SMALL * scale;
    if (original.height() < least || original.width() < least) {
      throw new UserException(
          "%s: has %dx%d pixels, but --scale %d needs at least %dx%d; take a larger image"
              .formatted(image, original.height(), original.width(), scale, least, least));
    }
    long samples = MemoryBudget.product(original.height(), original.width(), 3);
    MemoryBudget.require("the evaluation", samples, Evaluation.memory(samples));
  }

  private Evaluation evaluate(Picture original, List<Backend> backends) {
    Photo photo =
        Photo.of(original.height(), original.width(), original.channels(), original.samples());
    ExecutorService workers = threads.pool();
    try (Progress progress = Progress.of("evaluate", Evaluation.steps(backends.size()))) {
      return Evaluation.of(
          photo,
          scale,
          new Evaluation.Bench(
              backends,
              workers,
              threads.count(),
              warmUp::medianMicros,
              stopwatch::medianMicros,
              progress::step));
    } finally {
      workers.shutdown();
    }
  }

  private List<String> notes(Picture original) {
    List<String> notes = new ArrayList<>();
    if (original.height() % scale != 0 || original.width() % scale != 0) {
      notes.add(
          "It was cut from %d × %d to a multiple of %d at its right and lower edge."
              .formatted(original.width(), original.height(), scale));
    }
    if (original.channels() % 2 == 0) {
      notes.add("Its transparent parts were laid on white.");
    }
    return notes;
  }

  private void print(Report report, Scores scores) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    json.write(scores, out);
    if (!json.replacesText()) {
      out.println(report.answer());
      out.println(Printable.line("Report: " + output));
      out.flush();
    }
  }
}
