package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

/** The time of each call on each backend. */
final class Timing {
  private Timing() {}

  static String html(Evaluation evaluation) {
    StringBuilder head = new StringBuilder();
    for (String backend : evaluation.backends()) {
      head.append(
          format(
              "<th scope=\"col\" class=\"n\">%s<br>µs</th><th scope=\"col\" class=\"n\">%s<br>GB/s</th>",
              escape(backend), escape(backend)));
    }
    StringBuilder body = new StringBuilder();
    for (Outcome outcome : evaluation.outcomes()) {
      body.append(format("<tr><th scope=\"row\">%s</th>", escape(outcome.candidate().id())));
      for (String backend : evaluation.backends()) {
        body.append(
            format(
                "<td class=\"n\">%.0f</td><td class=\"n\">%.2f</td>",
                outcome.micros().get(backend), outcome.gigabytesPerSecond(backend)));
      }
      body.append("</tr>\n");
    }
    String same =
        evaluation.complaints().isEmpty()
            ? "All backends returned the same bits for every call."
            : String.join("; ", evaluation.complaints()) + ".";
    return format(
        "<section><h2>How long it takes</h2><p>Halfpixel’s time for the call in float32, the median of"
            + " a short run on this machine; GB/s counts bytes read and written. %s</p>"
            + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Times\"><table>"
            + "<thead><tr><th scope=\"col\">Call</th>%s</tr></thead><tbody>%s</tbody></table></div>"
            + "</section>%n",
        escape(same), head, body);
  }
}
