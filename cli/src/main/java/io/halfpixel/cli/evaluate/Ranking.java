package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.decibels;
import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

import io.halfpixel.call.Enlargement;
import java.util.List;

/** The results from the nearest to the farthest, each with all calls that return it. */
final class Ranking {
  private Ranking() {}

  static String html(Evaluation evaluation) {
    List<Result> ranking = Result.of(evaluation);
    double best = ranking.get(0).first().psnr();
    double range = best - ranking.get(ranking.size() - 1).first().psnr();
    StringBuilder rows = new StringBuilder();
    for (Result result : ranking) {
      double behind = best - result.first().psnr();
      // Where a result is without an error, others are not so many decibels behind.
      double share = Double.isFinite(range) && range > 0 ? behind / range : 0;
      rows.append(row(result, share));
    }
    return """
    <section><h2>How near each result comes</h2>
    <p>PSNR over all colour samples and SSIM (Wang et al. 2004: Gaussian window of 11 × 11, σ = 1.5, on luma) \
    against the original, both after rounding to 8 bits. More is better. A bar is how far the result stays behind the \
    best, from 0 to %s. Calls in one row differ by less than half a gray level.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Ranking"><table class="ranking">
    <thead><tr><th scope="col">Calls</th><th scope="col" class="n">PSNR</th>\
    <th scope="col" class="n">SSIM</th></tr></thead>
    <tbody>%s</tbody></table></div></section>
    """
        .formatted(Double.isFinite(range) ? decibels(range) : "an exact result", rows);
  }

  private static String row(Result result, double share) {
    StringBuilder calls = new StringBuilder();
    for (Outcome outcome : result.outcomes()) {
      Enlargement candidate = outcome.candidate();
      calls.append(
          format(
              "<span class=\"call\"><span class=\"dot %s\"></span>%s <code>%s</code></span>",
              candidate.framework(), escape(candidate.title()), escape(candidate.call())));
    }
    return format(
        "<tr><th scope=\"row\">%s<span class=\"bar\" aria-hidden=\"true\">"
            + "<span style=\"width:%.1f%%\"></span></span></th>"
            + "<td class=\"n\">%s</td><td class=\"n\">%.4f</td></tr>%n",
        calls, 100 * share, decibels(result.first().psnr()), result.first().ssim());
  }
}
