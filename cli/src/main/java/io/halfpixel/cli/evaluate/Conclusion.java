package io.halfpixel.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the numbers of one image say, in sentences. */
final class Conclusion {
  /** A displacement from this many pixels on is called one. */
  private static final double SHIFTED = 0.1;

  private final Evaluation evaluation;

  private Conclusion(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Returns the sentences, the answer first. */
  static List<String> of(Evaluation evaluation) {
    if (evaluation.truth().isFlat()) {
      return List.of(
          "This image has one colour only, so it says nothing about frameworks and modes: take one"
              + " with edges.");
    }
    Conclusion conclusion = new Conclusion(evaluation);
    long exact = evaluation.outcomes().stream().filter(o -> Double.isInfinite(o.psnr())).count();
    List<String> sentences = new ArrayList<>();
    if (exact > 0) {
      sentences.add(conclusion.exact(exact));
    } else {
      sentences.add(answer(Influence.of(evaluation.outcomes())));
      sentences.add(conclusion.kerasAndTorch());
    }
    conclusion.sameMode().ifPresent(sentences::add);
    conclusion.shifted().ifPresent(sentences::add);
    if (exact == 0) {
      sentences.add(conclusion.best());
    }
    return sentences;
  }

  /** The answer where no error is left to compare. */
  private String exact(long exact) {
    return String.format(
        Locale.ROOT,
        "%d of %d calls give this image back without an error, so its decibels say nothing about"
            + " frameworks and modes: take one with finer detail.",
        exact,
        evaluation.outcomes().size());
  }

  /** The answer: which choice changes the result most. */
  private static String answer(List<Influence> influences) {
    Influence least = influences.get(2);
    String numbers =
        influences.stream()
            .map(i -> String.format(Locale.ROOT, "the %s up to %.2f dB", i.choice(), i.decibels()))
            .collect(Collectors.joining(", "));
    String headline =
        least.choice().equals("framework")
            ? "Mode and coordinates matter more than the framework"
            : "On this image the choice of " + least.choice() + " matters least";
    return headline + ": with all else the same, " + numbers + ".";
  }

  private Outcome best(String framework) {
    return evaluation.ranking().stream()
        .filter(outcome -> outcome.candidate().framework().equals(framework))
        .findFirst()
        .orElseThrow();
  }

  private String kerasAndTorch() {
    Outcome keras = best("keras");
    Outcome torch = best("torch");
    return String.format(
        Locale.ROOT,
        "Keras or PyTorch? At their best they are %.2f dB apart: %s reaches %s, %s %s.",
        Math.abs(keras.psnr() - torch.psnr()),
        keras.candidate().call(),
        ReportText.decibels(keras.psnr()),
        torch.candidate().call(),
        ReportText.decibels(torch.psnr()));
  }

  /** The same mode in both frameworks: where is it the same computation? */
  private Optional<String> sameMode() {
    List<String> parts = new ArrayList<>();
    for (String mode : List.of("nearest", "bilinear", "bicubic")) {
      Difference difference = difference("keras " + mode, "torch " + mode);
      if (difference.identical()) {
        parts.add(mode + " is the same to the bit");
      } else if (difference.max() < 0.01) {
        parts.add(mode + " is the same but for rounding errors below 0.01 gray levels");
      } else {
        parts.add(
            String.format(
                Locale.ROOT, "%s differs by up to %.1f gray levels", mode, difference.max()));
      }
    }
    return Optional.of("With default arguments, " + String.join(", ", parts) + ".");
  }

  private Difference difference(String a, String b) {
    return evaluation.differences().stream()
        .flatMap(List::stream)
        .filter(d -> d.a().equals(a) && d.b().equals(b))
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> shifted() {
    List<String> parts = new ArrayList<>();
    for (Result result : Result.of(evaluation)) {
      Outcome outcome = result.first();
      Shift shift = outcome.shift();
      if (shift != null && Math.hypot(shift.x(), shift.y()) >= SHIFTED) {
        parts.add(
            String.format(
                Locale.ROOT,
                "%s moves it by (%+.2f, %+.2f) pixels",
                result.label(),
                shift.x(),
                shift.y()));
      } else if (shift != null && Math.hypot(shift.edgeX(), shift.edgeY()) >= SHIFTED) {
        parts.add(
            String.format(
                Locale.ROOT,
                "%s stretches it by %+.2f pixels at each edge",
                result.label(),
                shift.edgeX()));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not every result lies where the image lay: " + String.join("; ", parts) + ".");
  }

  private String best() {
    List<Result> results = Result.of(evaluation);
    Result best = results.get(0);
    Result worst = results.get(results.size() - 1);
    return String.format(
        Locale.ROOT,
        "%d calls give %d different results: the nearest is that of %s (%s), the farthest that of"
            + " %s (%s).",
        evaluation.outcomes().size(),
        results.size(),
        best.ids(),
        ReportText.decibels(best.first().psnr()),
        worst.ids(),
        ReportText.decibels(worst.first().psnr()));
  }
}
