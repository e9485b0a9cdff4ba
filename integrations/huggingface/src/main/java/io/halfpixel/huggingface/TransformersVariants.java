package io.halfpixel.huggingface;

import io.halfpixel.huggingface.Variants.Step;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.SizeRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variants of a {@code preprocessor_config.json}. */
final class TransformersVariants {
  private static final List<String> FILTERS =
      List.of("nearest", "lanczos", "bilinear", "bicubic", "box", "hamming");

  private TransformersVariants() {}

  static Variants of(Map<String, @Nullable Object> configuration, ImageBackend backend) {
    HuggingFace.preprocessor(configuration, backend);
    VariantsBuilder<Map<String, @Nullable Object>> variants =
        new VariantsBuilder<>(
            configuration, MixedPixels.of(backend), TransformersVariants::preprocessor);
    backend(variants, backend);
    variants.flipped();
    sizes(variants, configuration);
    for (int number : new int[] {2, 3, 0, 1, 4, 5}) {
      variants.configuration(
          Step.FILTER,
          "resample " + FILTERS.get(number) + " (" + number + ")",
          keys -> with(keys, "resample", number));
    }
    variants.resizers().crops().numbers();
    variants.configuration(
        Step.NUMBERS, "not normalised", keys -> with(keys, "do_normalize", false));
    variants.configuration(Step.NUMBERS, "not rescaled", keys -> with(keys, "do_rescale", false));
    for (Normalization usual : Normalization.USUAL) {
      variants.configuration(
          Step.NUMBERS,
          usual.text(),
          keys -> with(with(keys, "image_mean", usual.mean()), "image_std", usual.std()));
    }
    return variants.build();
  }

  private static Preprocessor preprocessor(
      Map<String, @Nullable Object> keys, PixelBackend pixels) {
    String family = Families.family(HuggingFace.className(keys));
    return Families.recipe(Families.configuration(family, keys), pixels).preprocessor();
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> keys, String key, Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(keys);
    changed.put(key, value);
    return changed;
  }

  private static void backend(VariantsBuilder<?> variants, ImageBackend now) {
    ImageBackend other = now == ImageBackend.PIL ? ImageBackend.TORCHVISION : ImageBackend.PIL;
    String text =
        other == ImageBackend.PIL
            ? "the Pillow classes (XImageProcessorPil)"
            : "the torchvision classes";
    variants.pixels(Step.BACKEND, text, pixels -> MixedPixels.of(other));
  }

  private static void sizes(
      VariantsBuilder<Map<String, @Nullable Object>> variants,
      Map<String, @Nullable Object> configuration) {
    variants.pixels(
        Step.SIZE,
        "long side rounded in place of cut",
        pixels -> pixels.sizes(Resizers::longSideRounded));
    if (configuration.get("size") instanceof Map<?, ?> size) {
      if (size.get("shortest_edge") instanceof Integer edge) {
        square(variants, edge);
      } else if (size.get("height") instanceof Integer edge) {
        shortest(variants, edge);
      }
    } else if (configuration.get("size") instanceof Integer edge) {
      square(variants, edge);
      shortest(variants, edge);
    }
  }

  private static void square(VariantsBuilder<Map<String, @Nullable Object>> variants, int edge) {
    variants.configuration(
        Step.SIZE,
        "size " + edge + " x " + edge,
        keys -> with(keys, "size", Map.of("height", edge, "width", edge)));
  }

  private static void shortest(VariantsBuilder<?> variants, int edge) {
    variants.pixels(
        Step.SIZE,
        "shortest edge " + edge,
        pixels -> pixels.sizes(rule -> SizeRule.shortestEdge(edge)));
  }
}
