package io.halfpixel.huggingface;

import io.halfpixel.huggingface.Variants.Step;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.CropRule;
import java.util.Locale;

/** The variants of {@code load_img} and {@code preprocess_input} of Keras. */
final class KerasVariants {
  private KerasVariants() {}

  static Variants of(KerasRecipe recipe) {
    MixedPixels pixels =
        new MixedPixels(
            ImageBackend.PIL,
            Resizers.PIL,
            rule -> rule,
            CropRule.FLOOR,
            MixedPixels.Numbers.FLOAT64_IN_TURN);
    VariantsBuilder<KerasRecipe> variants =
        new VariantsBuilder<>(recipe, pixels, KerasRecipe::preprocessor);
    variants.flipped();
    variants.configuration(Step.SIZE, "keep_aspect_ratio=True", KerasRecipe::keepingAspectRatio);
    for (Resampling filter : Resampling.values()) {
      variants.configuration(
          Step.FILTER,
          "interpolation " + filter.name().toLowerCase(Locale.ROOT),
          values -> values.filter(filter.number()));
    }
    variants.tensorFlow().resizers();
    for (KerasRecipe.Numbers numbers : KerasRecipe.Numbers.values()) {
      if (numbers != recipe.numbers()) {
        variants.configuration(Step.NUMBERS, numbers.text(), values -> values.numbers(numbers));
      }
    }
    return variants.build();
  }
}
