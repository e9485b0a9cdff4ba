package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.torchvision.Resize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What else somebody could have computed than a configuration says: the neighbours among which the
 * reason for a difference is found.
 *
 * <pre>{@code
 * Variants variants = Variants.of(configuration, ImageBackend.TORCHVISION);
 * for (Variants.Change change : variants.changes()) {
 *   Tensor x = variants.with(List.of(change)).batch(photo).values();
 *   ...
 * }
 * }</pre>
 *
 * Immutable and thread-safe.
 */
public final class Variants {
  private static final List<String> FILTERS =
      List.of("nearest", "lanczos", "bilinear", "bicubic", "box", "hamming");

  private final Choices asConfigured;
  private final List<Change> changes;

  /** The steps from an image to a model's input, in their order. */
  public enum Step {
    /** The order of the channels. */
    CHANNELS,
    /** The size after the resize. */
    SIZE,
    /** The filter of the resize, or the library that resizes. */
    FILTER,
    /** The start of the centre crop. */
    CROP,
    /** Rescaling and normalisation. */
    NUMBERS,
    /** More than one of them: the other backend of transformers. */
    BACKEND
  }

  /** One thing that is done in another way. */
  public static final class Change {
    private final Step step;
    private final String text;
    private final UnaryOperator<Choices> edit;

    private Change(Step step, String text, UnaryOperator<Choices> edit) {
      this.step = step;
      this.text = text;
      this.edit = edit;
    }

    /** Returns which step is changed. */
    public Step step() {
      return step;
    }

    /** Returns what is done instead, such as {@code "resample bilinear (2)"}. */
    @Override
    public String toString() {
      return text;
    }
  }

  private record Choices(
      Map<String, @Nullable Object> configuration, MixedPixels pixels, boolean flipped) {
    Choices put(String key, Object value) {
      Map<String, @Nullable Object> changed = new LinkedHashMap<>(configuration);
      changed.put(key, value);
      return new Choices(changed, pixels, flipped);
    }

    Choices resizer(Resizer resizer) {
      return pixels(pixels.resizer(resizer));
    }

    Choices sizes(MixedPixels.Sizes sizes) {
      return pixels(pixels.sizes(sizes));
    }

    Choices crop(CropRule crop) {
      return pixels(pixels.crop(crop));
    }

    Choices numbers(MixedPixels.Numbers numbers) {
      return pixels(pixels.numbers(numbers));
    }

    Choices pixels(MixedPixels other) {
      return new Choices(configuration, other, flipped);
    }
  }

  private Variants(Choices asConfigured, List<Change> changes) {
    this.asConfigured = asConfigured;
    this.changes = List.copyOf(changes);
  }

  /**
   * Returns the variants of a configuration.
   *
   * @param configuration as for {@link HuggingFace#preprocessor(Map, ImageBackend)}
   * @param backend what the configuration was read for
   * @throws InvalidArgumentException if that throws it
   */
  public static Variants of(
      Map<String, ? extends @Nullable Object> configuration, ImageBackend backend) {
    HuggingFace.preprocessor(configuration, backend);
    Choices choices =
        new Choices(new LinkedHashMap<>(configuration), MixedPixels.of(backend), false);
    List<Change> changes = new ArrayList<>();
    changes.add(backend(backend));
    changes.add(
        new Change(
            Step.CHANNELS,
            "channels in reverse order, BGR",
            c -> new Choices(c.configuration, c.pixels, !c.flipped)));
    changes.addAll(sizes(configuration));
    changes.addAll(filters());
    changes.addAll(resizers());
    for (CropRule rule : CropRule.values()) {
      changes.add(new Change(Step.CROP, "centre crop " + rule(rule), c -> c.crop(rule)));
    }
    changes.addAll(numbers());
    return new Variants(choices, changes);
  }

  /**
   * Returns the variants of a configuration as a JSON object.
   *
   * @throws InvalidArgumentException if {@link HuggingFace#preprocessor(String, ImageBackend)}
   *     throws it
   */
  public static Variants of(String json, ImageBackend backend) {
    return of(Json.object(json), backend);
  }

  /** Returns all single changes, the likely ones first. */
  public List<Change> changes() {
    return changes;
  }

  /**
   * Returns the preprocessor with some changes.
   *
   * @throws InvalidArgumentException if the class cannot do that
   */
  public Preprocessor with(List<Change> some) {
    Choices choices = asConfigured;
    for (Change change : some) {
      choices = change.edit.apply(choices);
    }
    String family = Families.family(HuggingFace.className(choices.configuration));
    Preprocessor preprocessor =
        Families.recipe(Families.configuration(family, choices.configuration), choices.pixels)
            .preprocessor();
    return choices.flipped ? preprocessor.after(Stages.flipChannels()) : preprocessor;
  }

  private static Change backend(ImageBackend now) {
    ImageBackend other = now == ImageBackend.PIL ? ImageBackend.TORCHVISION : ImageBackend.PIL;
    String text =
        other == ImageBackend.PIL
            ? "the Pillow classes (XImageProcessorPil)"
            : "the torchvision classes";
    return new Change(Step.BACKEND, text, c -> c.pixels(MixedPixels.of(other)));
  }

  private static List<Change> sizes(Map<String, ? extends @Nullable Object> configuration) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(
            Step.SIZE,
            "long side rounded in place of cut",
            c -> c.sizes(Resizers::longSideRounded)));
    if (configuration.get("size") instanceof Map<?, ?> size) {
      if (size.get("shortest_edge") instanceof Integer edge) {
        changes.add(square("size " + edge + " x " + edge, edge));
      } else if (size.get("height") instanceof Integer edge) {
        changes.add(shortest(edge));
      }
    } else if (configuration.get("size") instanceof Integer edge) {
      changes.add(square("size " + edge + " x " + edge, edge));
      changes.add(shortest(edge));
    }
    return changes;
  }

  private static Change square(String text, int edge) {
    return new Change(Step.SIZE, text, c -> c.put("size", Map.of("height", edge, "width", edge)));
  }

  private static Change shortest(int edge) {
    return new Change(
        Step.SIZE, "shortest edge " + edge, c -> c.sizes(rule -> SizeRule.shortestEdge(edge)));
  }

  private static List<Change> filters() {
    List<Change> changes = new ArrayList<>();
    for (int number : new int[] {2, 3, 0, 1, 4, 5}) {
      changes.add(
          new Change(
              Step.FILTER,
              "resample " + FILTERS.get(number) + " (" + number + ")",
              c -> c.put("resample", number)));
    }
    return changes;
  }

  private static List<Change> resizers() {
    return List.of(
        resizer("resized by Pillow", Resizers.PIL),
        resizer("resized by torchvision", Resizers.TORCHVISION),
        resizer("torchvision without antialias", Resizers.torchvision(false, Resize.Api.V2)),
        resizer(
            "torchvision v1: resized in float32 and rounded",
            Resizers.torchvision(true, Resize.Api.V1)),
        resizer("torchvision v1 without antialias", Resizers.torchvision(false, Resize.Api.V1)),
        resizer("cv2.resize INTER_LINEAR", Resizers.openCv(Interpolation.LINEAR)),
        resizer("cv2.resize INTER_AREA", Resizers.openCv(Interpolation.AREA)),
        resizer("cv2.resize INTER_CUBIC", Resizers.openCv(Interpolation.CUBIC)));
  }

  private static Change resizer(String text, Resizer resizer) {
    return new Change(Step.FILTER, text, c -> c.resizer(resizer));
  }

  private static String rule(CropRule rule) {
    return switch (rule) {
      case HALF_EVEN -> "from round((side - size) / 2), torchvision's";
      case TRUNCATE -> "from int((side - size) / 2)";
      case FLOOR -> "from (side - size) // 2";
    };
  }

  private static List<Change> numbers() {
    return List.of(
        numbers(
            "rescaled in float64 or divided by 255, then normalised",
            MixedPixels.Numbers.FLOAT64_IN_TURN),
        numbers("rescaling folded into mean and deviation", MixedPixels.Numbers.FUSED),
        numbers("rescaled in float32, then normalised", MixedPixels.Numbers.FLOAT32_IN_TURN),
        new Change(Step.NUMBERS, "not normalised", c -> c.put("do_normalize", false)),
        new Change(Step.NUMBERS, "not rescaled", c -> c.put("do_rescale", false)));
  }

  private static Change numbers(String text, MixedPixels.Numbers numbers) {
    return new Change(Step.NUMBERS, text, c -> c.numbers(numbers));
  }
}
