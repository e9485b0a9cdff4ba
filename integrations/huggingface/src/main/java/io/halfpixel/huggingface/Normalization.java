package io.halfpixel.huggingface;

import java.util.List;

/**
 * Mean and deviation of the channels, in [0, 1], as models were trained with them.
 *
 * @param name whose they are
 * @param mean of red, green and blue
 * @param std likewise
 */
record Normalization(String name, List<Double> mean, List<Double> std) {
  /** Those of most classifiers. */
  static final Normalization IMAGENET =
      new Normalization("ImageNet", List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  /** Those that models usually have. */
  static final List<Normalization> USUAL =
      List.of(
          IMAGENET,
          new Normalization("Inception", List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
          new Normalization(
              "CLIP",
              List.of(0.48145466, 0.4578275, 0.40821073),
              List.of(0.26862954, 0.26130258, 0.27577711)));

  /** What it is called where it stands in the place of another. */
  String text() {
    return "mean and deviation of " + name;
  }
}
