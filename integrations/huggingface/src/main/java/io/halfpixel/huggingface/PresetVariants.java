package io.halfpixel.huggingface;

import io.halfpixel.huggingface.Variants.Step;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.torchvision.Preset;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The variants of a preset of torchvision. */
final class PresetVariants {
  /** Shorter edges that presets have. */
  private static final List<Integer> USUAL_EDGES = List.of(224, 232, 256);

  private PresetVariants() {}

  static Variants of(Preset<?> preset, boolean isPil) {
    PresetRecipe recipe = PresetRecipe.of(preset);
    VariantsBuilder<PresetRecipe> variants =
        new VariantsBuilder<>(
            recipe, PresetRecipe.pixels(preset, isPil), PresetRecipe::preprocessor);
    variants.flipped();
    sizes(variants, recipe);
    for (Resampling filter : Resampling.values()) {
      variants.configuration(
          Step.FILTER,
          "interpolation " + filter.name().toLowerCase(Locale.ROOT),
          values -> values.resample(filter.number()));
    }
    variants.resizers().crops().numbers().unscaled();
    for (Normalization usual : Normalization.USUAL) {
      variants.configuration(
          Step.NUMBERS, usual.text(), values -> values.normalization(usual.mean(), usual.std()));
    }
    return variants
        .configuration(
            Step.NUMBERS, "not normalised", values -> values.normalization(List.of(), List.of()))
        .build();
  }

  private static void sizes(VariantsBuilder<PresetRecipe> variants, PresetRecipe recipe) {
    if (recipe.resize().isEmpty()) {
      return;
    }
    variants.pixels(
        Step.SIZE,
        "long side rounded in place of cut",
        pixels -> pixels.sizes(Resizers::longSideRounded));
    int edge = recipe.resize().get(0);
    variants.configuration(
        Step.SIZE, "size " + edge + " x " + edge, values -> values.resize(edge, edge));
    TreeSet<Integer> edges = new TreeSet<>(USUAL_EDGES);
    if (!recipe.crop().isEmpty()) {
      int height = recipe.crop().get(0);
      int width = recipe.crop().get(1);
      edges.add(height);
      variants.configuration(
          Step.SIZE, "size " + height + " x " + width, values -> values.resize(height, width));
    }
    edges.remove(edge);
    for (int other : edges) {
      variants.configuration(Step.SIZE, "resize_size " + other, values -> values.resize(other));
    }
  }
}
