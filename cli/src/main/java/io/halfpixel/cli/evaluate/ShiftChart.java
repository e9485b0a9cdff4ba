package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

/** Where results lie: a dot for the centre of the image, a line from its left to its right edge. */
final class ShiftChart {
  private static final int LABEL = 190;
  private static final int WIDTH = 640;
  private static final int ROW = 24;
  private static final int MIDDLE = LABEL + (WIDTH - LABEL) / 2;

  private ShiftChart() {}

  static String html(Evaluation evaluation) {
    double range = Math.max(1, (evaluation.scale() + 1) / 2.0);
    double unit = (WIDTH - LABEL - 30) / 2.0 / range;
    StringBuilder marks = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    int y = ROW;
    for (Outcome outcome : evaluation.outcomes()) {
      marks.append(mark(outcome, y, unit));
      rows.append(row(outcome));
      y += ROW;
    }
    String axis =
        format(
            "<line class=\"zero\" x1=\"%d\" x2=\"%d\" y1=\"8\" y2=\"%d\"/>%s",
            MIDDLE, MIDDLE, y - 8, ticks(range, unit, y + 6));
    return format(
        "<section><h2>Where it lies</h2><p>The measured displacement from the original, in its"
            + " pixels, by least squares on smoothed luma. The dot is the centre of the image, the"
            + " line its left and right edge: a line is an image that was stretched. In theory legacy"
            + " coordinates move by %.1f, aligned corners stretch by ±%.1f.</p>"
            + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Displacements\">"
            + "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Horizontal"
            + " displacement of each result; the table below has the numbers\">%s%s</svg></div>"
            + "<details><summary>Numbers</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\""
            + " aria-label=\"Displacement numbers\"><table><thead><tr><th scope=\"col\">Result</th>"
            + "<th scope=\"col\" class=\"n\">x centre</th><th scope=\"col\" class=\"n\">x edges</th>"
            + "<th scope=\"col\" class=\"n\">y centre</th><th scope=\"col\" class=\"n\">y edges</th>"
            + "</tr></thead><tbody>%s</tbody></table></div></details></section>%n",
        (1 - evaluation.scale()) / 2.0,
        (evaluation.scale() - 1) / 2.0,
        WIDTH,
        y + 12,
        axis,
        marks,
        rows);
  }

  private static String ticks(double range, double unit, int y) {
    StringBuilder ticks = new StringBuilder();
    for (double at = -Math.floor(range); at <= range; at += range > 2 ? 1 : 0.5) {
      ticks.append(
          format(
              "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              MIDDLE + at * unit, y, at == 0 ? "0" : format("%+.1f", at)));
    }
    return ticks.toString();
  }

  private static String mark(Outcome outcome, int y, double unit) {
    String label = format("<text x=\"0\" y=\"%d\">%s</text>", y, escape(outcome.candidate().id()));
    Shift shift = outcome.shift();
    if (shift == null) {
      return label;
    }
    String framework = outcome.candidate().framework();
    double centre = MIDDLE + shift.x() * unit;
    double edge = shift.edgeX() * unit;
    return label
        + format(
            "<line class=\"span %s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>"
                + "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>",
            framework, centre - edge, centre + edge, y - 4, y - 4, framework, centre, y - 4);
  }

  private static String row(Outcome outcome) {
    Shift shift = outcome.shift();
    String cells =
        shift == null
            ? "<td colspan=\"4\">no structure to measure it by</td>"
            : format(
                "<td class=\"n\">%+.3f</td><td class=\"n\">±%.3f</td>"
                    + "<td class=\"n\">%+.3f</td><td class=\"n\">±%.3f</td>",
                shift.x(), shift.edgeX(), shift.y(), shift.edgeY());
    return format(
        "<tr><th scope=\"row\">%s</th>%s</tr>%n", escape(outcome.candidate().id()), cells);
  }
}
