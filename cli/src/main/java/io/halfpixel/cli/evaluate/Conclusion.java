package io.halfpixel.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the numbers of one image say, in sentences. */
final class Conclusion {
  /** Less than this many decibels apart, two results are called equally good. */
  private static final double TIE = 0.05;

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
          "This image has one colour only, so it says nothing about Keras and PyTorch: take one"
              + " with edges.");
    }
    Conclusion conclusion = new Conclusion(evaluation);
    List<String> sentences = new ArrayList<>();
    sentences.add(conclusion.answer());
    conclusion.sameMode().ifPresent(sentences::add);
    conclusion.shifted().ifPresent(sentences::add);
    sentences.add(conclusion.best());
    return sentences;
  }

  private Outcome best(String framework) {
    return evaluation.ranking().stream()
        .filter(outcome -> outcome.candidate().framework().equals(framework))
        .findFirst()
        .orElseThrow();
  }

  private static String named(Outcome outcome) {
    return outcome.candidate().title() + " " + outcome.candidate().call();
  }

  private String answer() {
    Outcome keras = best("keras");
    Outcome torch = best("torch");
    double lead = keras.psnr() - torch.psnr();
    if (!(Math.abs(lead) >= TIE)) {
      return "Keras and PyTorch are equally good on this image: " + pair(keras, torch) + ".";
    }
    Outcome first = lead > 0 ? keras : torch;
    Outcome second = lead > 0 ? torch : keras;
    return String.format(
        Locale.ROOT,
        "%s comes nearest to this image, by %.2f dB: %s.",
        lead > 0 ? "Keras" : "PyTorch",
        Math.abs(lead),
        pair(first, second));
  }

  private static String pair(Outcome first, Outcome second) {
    return String.format(
        Locale.ROOT,
        "%s reaches %s, %s %s",
        first.candidate().call(),
        ReportText.decibels(first.psnr()),
        second.candidate().call(),
        ReportText.decibels(second.psnr()));
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
    for (Outcome outcome : evaluation.outcomes()) {
      Shift shift = outcome.shift();
      if (shift != null && Math.hypot(shift.x(), shift.y()) >= SHIFTED) {
        parts.add(
            String.format(
                Locale.ROOT,
                "%s moves it by (%+.2f, %+.2f) pixels",
                outcome.candidate().id(),
                shift.x(),
                shift.y()));
      } else if (shift != null && Math.hypot(shift.edgeX(), shift.edgeY()) >= SHIFTED) {
        parts.add(
            String.format(
                Locale.ROOT,
                "%s stretches it by %+.2f pixels at each edge",
                outcome.candidate().id(),
                shift.edgeX()));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not every result lies where the image lay: " + String.join("; ", parts) + ".");
  }

  private String best() {
    Outcome best = evaluation.ranking().get(0);
    Outcome worst = evaluation.ranking().get(evaluation.outcomes().size() - 1);
    return String.format(
        Locale.ROOT,
        "Of all %d results %s is the nearest (%s) and %s the farthest (%s).",
        evaluation.outcomes().size(),
        named(best),
        ReportText.decibels(best.psnr()),
        named(worst),
        ReportText.decibels(worst.psnr()));
  }
}
