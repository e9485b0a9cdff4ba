package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

import java.util.List;

/**
 * Where results lie: a dot for the centre of the image, a line from its left to its right edge.
 * Places are shares of the width that there is, so that zero and every dot are in view on any.
 */
final class ShiftChart {
  /** Half the chart's width in percent, less room for a dot at its end. */
  private static final double HALF = 46;

  private static final double MIDDLE = 50;

  private final List<Result> results;
  private final int scale;
  private final double range;

  private ShiftChart(List<Result> results, int scale) {
    this.results = results;
    this.scale = scale;
    this.range =
        results.stream()
            .map(result -> result.first().shift())
            .mapToDouble(shift -> shift == null ? 0 : reach(shift))
            .reduce(Math.max(1, (scale + 1) / 2.0), Math::max);
  }

  static String html(Evaluation evaluation) {
    return new ShiftChart(Result.of(evaluation), evaluation.scale()).html();
  }

  /** Returns how far from zero the chart of a displacement goes. */
  private static double reach(Shift shift) {
    return Math.abs(shift.x()) + Math.abs(shift.edgeX());
  }

  private String html() {
    StringBuilder marks = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (Result result : results) {
      marks.append(mark(result));
      rows.append(row(result));
    }
    return format(
        "<section><h2>Where it lies</h2><p>The measured displacement from the original, in its"
            + " pixels, by least squares on smoothed luma. The dot is the centre of the image, the"
            + " line its left and right edge: a line is an image that was stretched. In theory legacy"
            + " coordinates move by %.1f, aligned corners stretch by ±%.1f.</p>"
            + "<div class=\"chart\" role=\"img\" aria-label=\"Horizontal displacement of each"
            + " result; the table below has the numbers\">%s%s</div>"
            + "<details><summary>Numbers</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\""
            + " aria-label=\"Displacement numbers\"><table><thead><tr><th scope=\"col\">Result</th>"
            + "<th scope=\"col\" class=\"n\">x centre</th><th scope=\"col\" class=\"n\">x edges</th>"
            + "<th scope=\"col\" class=\"n\">y centre</th><th scope=\"col\" class=\"n\">y edges</th>"
            + "</tr></thead><tbody>%s</tbody></table></div></details></section>%n",
        (1 - scale) / 2.0, (scale - 1) / 2.0, marks, ticks(), rows);
  }

  private double place(double pixels) {
    return MIDDLE + HALF * pixels / range;
  }

  private String ticks() {
    StringBuilder ticks = new StringBuilder();
    double step = range > 2 ? Math.ceil(range / 3) : 0.5;
    for (double at = -Math.floor(range / step) * step; at <= range; at += step) {
      ticks.append(
          format(
              "<span style=\"left:%.1f%%\">%s</span>",
              place(at), at == 0 ? "0" : format("%+.1f", at)));
    }
    return "<div class=\"row\"><span></span><div class=\"track ticks\">" + ticks + "</div></div>";
  }

  private String mark(Result result) {
    Shift shift = result.first().shift();
    String marks = "";
    if (shift != null) {
      double edge = Math.abs(shift.edgeX());
      marks =
          format(
              "<span class=\"span\" style=\"left:%.1f%%;width:%.1f%%\"></span>"
                  + "<span class=\"at\" style=\"left:%.1f%%\"></span>",
              place(shift.x() - edge), 2 * edge * HALF / range, place(shift.x()));
    }
    return format(
        "<div class=\"row\"><span>%s</span><div class=\"track %s\">%s</div></div>%n",
        escape(result.label()), result.first().candidate().framework(), marks);
  }

  private static String row(Result result) {
    Shift shift = result.first().shift();
    String cells =
        shift == null
            ? "<td colspan=\"4\">no structure to measure it by</td>"
            : format(
                "<td class=\"n\">%+.3f</td><td class=\"n\">±%.3f</td>"
                    + "<td class=\"n\">%+.3f</td><td class=\"n\">±%.3f</td>",
                shift.x(), shift.edgeX(), shift.y(), shift.edgeY());
    return format("<tr><th scope=\"row\">%s</th>%s</tr>%n", escape(result.label()), cells);
  }
}
