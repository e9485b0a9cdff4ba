package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

import java.util.List;

/** How much each two results differ: the largest difference above the diagonal, the mean below. */
final class Matrix {
  /** Differences of so many gray levels and more have the strongest colour. */
  private static final double STRONG = 64;

  private Matrix() {}

  static String html(Evaluation evaluation) {
    StringBuilder head = new StringBuilder();
    StringBuilder body = new StringBuilder();
    List<Result> results = Result.of(evaluation);
    for (int row = 0; row < results.size(); row++) {
      String id = escape(results.get(row).label());
      head.append(format("<th scope=\"col\"><span>%s</span></th>", id));
      body.append(format("<tr><th scope=\"row\">%s</th>", id));
      for (int column = 0; column < results.size(); column++) {
        Outcome a = results.get(row).first();
        body.append(cell(evaluation.difference(a, results.get(column).first()), column - row));
      }
      body.append("</tr>\n");
    }
    return format(
        "<section><h2>Where they differ from each other</h2><p>In gray levels of 255, before rounding"
            + " to 8 bits: the largest difference above the diagonal, the mean difference below."
            + " “+2” is two further calls with the same result; the JSON has every pair.</p><div class=\"scroll\" tabindex=\"0\" role=\"region\""
            + " aria-label=\"Differences\"><table class=\"matrix\"><thead><tr><td></td>%s</tr></thead>"
            + "<tbody>%s</tbody></table></div></section>%n",
        head, body);
  }

  private static String cell(Difference difference, int aboveDiagonal) {
    if (aboveDiagonal == 0) {
      return "<td class=\"self\"></td>";
    }
    double value = aboveDiagonal > 0 ? difference.max() : difference.mean();
    double heat = Math.sqrt(Math.min(1, (aboveDiagonal > 0 ? value : 8 * value) / STRONG));
    String text =
        value < 0.01 ? format("%.0e", value) : format(value < 10 ? "%.2f" : "%.0f", value);
    return format("<td style=\"--heat:%.0f%%\">%s</td>", 45 * heat, text);
  }
}
