package io.halfpixel.huggingface;

import io.halfpixel.huggingface.TimmTransform.CropMode;
import io.halfpixel.huggingface.Variants.Step;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.SizeRule;
import java.util.List;
import java.util.Locale;

/** The variants of timm's evaluation transforms. */
final class TimmVariants {
  /** Those of timm's models. */
  private static final List<Double> CROP_PARTS = List.of(0.875, 0.9, 0.95, 1.0);

  private TimmVariants() {}

  static Variants of(TimmTransform transform) {
    VariantsBuilder<TimmTransform> variants =
        new VariantsBuilder<>(transform, TimmTransform.PIXELS, TimmTransform::preprocessor);
    variants.flipped();
    for (double part : CROP_PARTS) {
      variants.configuration(Step.SIZE, "crop_pct " + part, timm -> timm.cropPart(part));
    }
    for (CropMode mode : CropMode.values()) {
      variants.configuration(
          Step.SIZE,
          "crop_mode " + mode.name().toLowerCase(Locale.ROOT),
          timm -> timm.cropMode(mode));
    }
    variants.pixels(
        Step.SIZE,
        "long side rounded in place of cut",
        pixels -> pixels.sizes(Resizers::longSideRounded));
    int edge = transform.scaled().height();
    variants.pixels(
        Step.SIZE,
        "size " + edge + " x " + edge,
        pixels -> pixels.sizes(rule -> SizeRule.exact(edge, edge)));
    for (Resampling filter : Resampling.values()) {
      variants.configuration(
          Step.FILTER,
          "interpolation " + filter.name().toLowerCase(Locale.ROOT),
          timm -> timm.filter(filter));
    }
    variants.resizers().crops().numbers().unscaled();
    for (Normalization usual : Normalization.USUAL) {
      variants.configuration(Step.NUMBERS, usual.text(), timm -> timm.normalization(usual));
    }
    return variants
        .configuration(Step.NUMBERS, "not normalised", TimmTransform::notNormalized)
        .build();
  }
}
