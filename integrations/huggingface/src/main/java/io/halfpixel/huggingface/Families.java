package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The image processors of transformers that are known, and the keys that each had once. */
final class Families {
  /** A key that has no effect any more. */
  private static final String NOTHING = "";

  private static final List<String> SUFFIXES =
      List.of("ImageProcessorFast", "ImageProcessorPil", "ImageProcessor", "FeatureExtractor");

  /** What a class does, if it is not {@link Recipe}. */
  private static final Map<String, Recipe.Maker> MAKERS =
      Map.ofEntries(
          Map.entry("ConvNext", CropRecipes.ConvNext::new),
          Map.entry("DINOv3ViT", NumberRecipes.DinoV3::new),
          Map.entry("DPT", ShapeRecipes.Dpt::new),
          Map.entry("DeformableDetr", DetectionRecipes.Detr::new),
          Map.entry("Detr", DetectionRecipes.Detr::new),
          Map.entry("Donut", DocumentRecipes.Donut::new),
          Map.entry("EfficientNet", NumberRecipes.EfficientNet::new),
          Map.entry("GLPN", ShapeRecipes.Glpn::new),
          Map.entry("LayoutLMv2", NumberRecipes.LayoutLmV2::new),
          Map.entry("Levit", CropRecipes.Levit::new),
          Map.entry("MaskFormer", DetectionRecipes.MaskFormer::new),
          Map.entry("MobileViT", NumberRecipes.MobileVit::new),
          Map.entry("Nougat", DocumentRecipes.Nougat::new),
          Map.entry("PoolFormer", CropRecipes.PoolFormer::new),
          Map.entry("Sam", DetectionRecipes.Sam::new),
          Map.entry("Siglip2", ShapeRecipes.Siglip2::new),
          Map.entry("Swin2SR", ShapeRecipes.Swin2Sr::new),
          Map.entry("VitMatte", NumberRecipes.VitMatte::new),
          Map.entry("Yolos", DetectionRecipes.Yolos::new));

  /** Keys of older configurations, and what they are called now. */
  private static final Map<String, Map<String, String>> RENAMED =
      Map.of(
          "Detr", Map.of("max_size", "max_size", "pad_and_return_pixel_mask", "do_pad"),
          "DeformableDetr", Map.of("max_size", "max_size", "pad_and_return_pixel_mask", "do_pad"),
          "Yolos", Map.of("max_size", "max_size", "pad_and_return_pixel_mask", "do_pad"),
          "MaskFormer", Map.of("max_size", "max_size"),
          "MobileViT", Map.of("do_flip_channels", NOTHING),
          "OwlViT", Map.of("rescale", "do_rescale"),
          "Swin2SR", Map.of("pad_size", "size_divisor"),
          "VitMatte", Map.of("size_divisibility", "size_divisor"));

  private static final Map<String, Map<String, @Nullable Object>> DEFAULTS = defaults();

  private Families() {}

  private static Map<String, Map<String, @Nullable Object>> defaults() {
    Map<String, Map<String, @Nullable Object>> classes = new TreeMap<>();
    Json.resource("classes.json").forEach((name, keys) -> classes.put(name, keys(keys)));
    return classes;
  }

  private static Map<String, @Nullable Object> keys(@Nullable Object object) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    if (object instanceof Map<?, ?> map) {
      map.forEach((key, value) -> keys.put(String.valueOf(key), value));
    }
    return keys;
  }

  /** Returns the classes without "ImageProcessor". */
  static Set<String> names() {
    return DEFAULTS.keySet();
  }

  /**
   * Returns the family of a class of transformers.
   *
   * @param className a name such as {@code ViTImageProcessor}, {@code ViTImageProcessorFast},
   *     {@code ViTImageProcessorPil} or {@code ViTFeatureExtractor}
   * @throws InvalidArgumentException if it is not known
   */
  static String family(String className) {
    for (String suffix : SUFFIXES) {
      String family = className.substring(0, Math.max(0, className.length() - suffix.length()));
      if (className.endsWith(suffix) && DEFAULTS.containsKey(family)) {
        return family;
      }
    }
    throw new InvalidArgumentException(
        "the image processor "
            + className
            + " is not known; known are the ImageProcessor, ImageProcessorFast, ImageProcessorPil"
            + " and FeatureExtractor of "
            + new TreeSet<>(names()));
  }

  /**
   * Returns what a class takes of a configuration.
   *
   * @throws InvalidArgumentException if a key is unknown
   */
  static Configuration configuration(String family, Map<String, ? extends @Nullable Object> given) {
    Map<String, @Nullable Object> known = keys(DEFAULTS.get(family));
    Map<String, String> renamed = RENAMED.getOrDefault(family, Map.of());
    Map<String, @Nullable Object> now = new LinkedHashMap<>(given);
    now.keySet().removeAll(renamed.keySet());
    renamed.forEach(
        (old, name) -> {
          if (!name.equals(NOTHING)) {
            known.putIfAbsent(name, null);
            now.putIfAbsent(name, given.get(old));
          }
        });
    return Configuration.of(family, known, now);
  }

  /** Returns the recipe of a class. */
  static Recipe recipe(Configuration configuration, PixelBackend pixels) {
    return MAKERS.getOrDefault(configuration.family(), Recipe::new).of(configuration, pixels);
  }
}
