package io.halfpixel.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an evaluation, for JSON.
 *
 * @param image the name of the image
 * @param height the height of the original, cut
 * @param width the width of the original, cut
 * @param channels 1 or 3
 * @param scale the factor between small image and result
 * @param results a line for each candidate
 * @param differences a line for each two candidates
 * @param conclusion the sentences of the report
 */
public record Scores(
    String image,
    int height,
    int width,
    int channels,
    int scale,
    List<Line> results,
    List<Pair> differences,
    List<String> conclusion) {
  /** The numbers of one candidate; psnr is null if nothing differs from the original. */
  record Line(
      String id,
      String framework,
      String call,
      @Nullable Double psnr,
      double ssim,
      @Nullable Offset shift,
      Map<String, Double> micros,
      Map<String, Double> gigabytesPerSecond) {
    static Line of(Outcome outcome) {
      Map<String, Double> rates = new TreeMap<>();
      outcome.micros().keySet().forEach(id -> rates.put(id, outcome.gigabytesPerSecond(id)));
      Shift shift = outcome.shift();
      return new Line(
          outcome.candidate().id(),
          outcome.candidate().title(),
          outcome.candidate().call(),
          Double.isInfinite(outcome.psnr()) ? null : outcome.psnr(),
          outcome.ssim(),
          shift == null
              ? null
              : new Offset(List.of(shift.x(), shift.y()), List.of(shift.edgeX(), shift.edgeY())),
          outcome.micros(),
          rates);
    }
  }

  /** A displacement in pixels, each along x and y. */
  record Offset(List<Double> centre, List<Double> edges) {}

  /** How much two results differ, in gray levels. */
  record Pair(String a, String b, double max, double mean, boolean identicalBits) {}

  /** Returns the numbers of an evaluation. */
  public static Scores of(Evaluation evaluation, String image) {
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < evaluation.differences().size(); row++) {
      List<Difference> line = evaluation.differences().get(row);
      for (Difference d : line.subList(row + 1, line.size())) {
        pairs.add(new Pair(d.a(), d.b(), d.max(), d.mean(), d.identical()));
      }
    }
    return new Scores(
        image,
        evaluation.truth().height(),
        evaluation.truth().width(),
        evaluation.truth().channels(),
        evaluation.scale(),
        evaluation.outcomes().stream().map(Line::of).toList(),
        pairs,
        Conclusion.of(evaluation));
  }
}
