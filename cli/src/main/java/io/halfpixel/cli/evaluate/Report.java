package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An evaluation as one HTML page that needs nothing else. */
public final class Report {
  /** What pages and pictures begin with, besides what their formats demand, to be known by. */
  public static final String SIGNATURE = "halfpixel evaluate";

  private static final int CROP_SIDE = 48;
  private static final List<String> SHEET =
      List.of(
          "keras nearest",
          "keras bilinear",
          "torch bilinear aligned",
          "tf1 bilinear",
          "torch bicubic",
          "keras lanczos5");

  private final Evaluation evaluation;
  private final String name;
  private final List<String> notes;
  private final Crop crop;

  /**
   * Creates the report of an evaluation.
   *
   * @param name the name of the image
   * @param notes what was done to the image before, in sentences
   */
  public Report(Evaluation evaluation, String name, List<String> notes) {
    this.evaluation = evaluation;
    this.name = name;
    this.notes = List.copyOf(notes);
    int scale = evaluation.scale();
    // Edges of the small image: what was too fine for it no result can show.
    this.crop = Crop.withStrongestEdges(evaluation.small().luma(), CROP_SIDE / scale).times(scale);
  }

  /** Returns the sentence that answers the question. */
  public String answer() {
    return Conclusion.of(evaluation).get(0);
  }

  /**
   * Writes a PNG of crops in one row, and of their errors below: the original, then six results.
   */
  public void writeSheet(Path file) throws IOException {
    List<Photo> crops = new ArrayList<>();
    List<Photo> errors = new ArrayList<>();
    Photo truth = crop.of(evaluation.truth());
    crops.add(truth);
    errors.add(Pictures.error(truth, truth));
    for (String id : SHEET) {
      Photo result =
          evaluation.outcomes().stream()
              .filter(outcome -> outcome.candidate().id().equals(id))
              .map(outcome -> crop.of(outcome.image().toBytes()))
              .findFirst()
              .orElseThrow();
      crops.add(result);
      errors.add(Pictures.error(truth, result));
    }
    Pictures.writeSheet(List.of(crops, errors), SIGNATURE, file);
  }

  /** Returns the page. */
  public String html() {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="generator" content="%6$s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Does the framework matter? %1$s enlarged %2$d times</title>
    <style>
    %3$s</style>
    </head>
    <body>
    <header>
    <p class="brand">Halfpixel evaluate</p>
    <h1>Which framework, mode and coordinates enlarge <em>%1$s</em> best?</h1>
    %4$s
    </header>
    <main>
    %5$s
    </main>
    </body>
    </html>
    """
        .formatted(escape(name), evaluation.scale(), style(), conclusion(), sections(), SIGNATURE);
  }

  private static String style() {
    try (InputStream in = Report.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String conclusion() {
    List<String> sentences = Conclusion.of(evaluation);
    String more =
        sentences.stream()
            .skip(1)
            .map(sentence -> "<li>" + escape(sentence) + "</li>")
            .collect(Collectors.joining());
    return "<p class=\"answer\">"
        + escape(sentences.get(0))
        + "</p><ul class=\"more\">"
        + more
        + "</ul>"
        + method();
  }

  private String method() {
    Photo truth = evaluation.truth();
    Photo small = evaluation.small();
    return format(
        "<p class=\"method\">The image (%d × %d, %s) was shrunk to %d × %d with an antialiased"
            + " bicubic filter, rounded to 8 bits, and enlarged again by %d calls with the numbers"
            + " of each framework. %s</p>",
        truth.width(),
        truth.height(),
        truth.channels() == 1 ? "gray" : "RGB",
        small.width(),
        small.height(),
        evaluation.outcomes().size(),
        escape(String.join(" ", notes)));
  }

  private String sections() {
    if (evaluation.truth().isFlat()) {
      return Timing.html(evaluation);
    }
    return Ranking.html(evaluation)
        + new Gallery(evaluation, crop).html()
        + ShiftChart.html(evaluation)
        + Matrix.html(evaluation)
        + Timing.html(evaluation);
  }
}
