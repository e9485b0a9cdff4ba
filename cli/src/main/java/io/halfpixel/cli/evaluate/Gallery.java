package io.halfpixel.cli.evaluate;

import static io.halfpixel.cli.evaluate.ReportText.escape;
import static io.halfpixel.cli.evaluate.ReportText.format;

/** The crop with the strongest edges in every result, and how it differs from the original. */
final class Gallery {
  private final Evaluation evaluation;
  private final Crop crop;

  Gallery(Evaluation evaluation, Crop crop) {
    this.evaluation = evaluation;
    this.crop = crop;
  }

  String html() {
    Photo truth = crop.of(evaluation.truth());
    StringBuilder figures = new StringBuilder();
    figures.append(figure("", "Original", truth, Pictures.error(truth, truth), "truth"));
    for (Result result : Result.of(evaluation)) {
      Outcome outcome = result.first();
      Photo part = crop.of(outcome.image().toBytes());
      figures.append(
          figure(
              result.ids(),
              ReportText.decibels(outcome.psnr()),
              part,
              Pictures.error(truth, part),
              outcome.candidate().framework()));
    }
    return format(
        "<section><h2>Where it shows</h2><p>The %d × %d pixels with the strongest edges, from"
            + " (%d, %d) on. Below each result its error, %d times as strong: gray is right, brighter"
            + " is too bright. A shifted result shows every edge as a relief.</p>"
            + "<div class=\"gallery\">%s</div></section>%n",
        crop.width(), crop.height(), crop.left(), crop.top(), Pictures.ERROR_GAIN, figures);
  }

  private static String figure(
      String title, String value, Photo image, Photo error, String framework) {
    String alternative = escape(title.isEmpty() ? value : title);
    return format(
        "<figure><img src=\"%s\" alt=\"Crop of %s\"><img src=\"%s\" alt=\"Error of %s\">"
            + "<figcaption><span class=\"v\"><span class=\"dot %s\"></span>%s</span>%s"
            + "</figcaption></figure>%n",
        Pictures.dataUri(image),
        alternative,
        Pictures.dataUri(error),
        alternative,
        framework,
        value,
        escape(title));
  }
}
