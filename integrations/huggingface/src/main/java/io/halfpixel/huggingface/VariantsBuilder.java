package io.halfpixel.huggingface;

import io.halfpixel.huggingface.Variants.Change;
import io.halfpixel.huggingface.Variants.Step;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.torchvision.Resize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Collects the changes of one kind of configuration.
 *
 * @param <T> what a configuration of that kind holds
 */
final class VariantsBuilder<T> {
  private final Choices<T> configured;
  private final Maker<T> maker;
  private final Map<Change, UnaryOperator<Choices<T>>> edits = new LinkedHashMap<>();

  /** Makes the preprocessor of a configuration. */
  @FunctionalInterface
  interface Maker<T> {
    Preprocessor of(T configuration, PixelBackend pixels);
  }

  private record Choices<T>(T configuration, MixedPixels pixels, boolean isFlipped) {}

  VariantsBuilder(T configuration, MixedPixels pixels, Maker<T> maker) {
    this.configured = new Choices<>(configuration, pixels, false);
    this.maker = maker;
  }

  /** The keys of the configuration say something else. */
  VariantsBuilder<T> configuration(Step step, String text, UnaryOperator<T> edit) {
    edits.put(
        new Change(step, text),
        c -> new Choices<>(edit.apply(c.configuration), c.pixels, c.isFlipped));
    return this;
  }

  /** The same keys are computed in another way. */
  VariantsBuilder<T> pixels(Step step, String text, UnaryOperator<MixedPixels> edit) {
    edits.put(
        new Change(step, text),
        c -> new Choices<>(c.configuration, edit.apply(c.pixels), c.isFlipped));
    return this;
  }

  /** Images are given in BGR. */
  VariantsBuilder<T> flipped() {
    edits.put(
        new Change(Step.CHANNELS, "channels in reverse order, BGR"),
        c -> new Choices<>(c.configuration, c.pixels, !c.isFlipped));
    return this;
  }

  /** Another library resizes, or another generation of it. */
  VariantsBuilder<T> resizers() {
    return resizer("resized by Pillow", Resizers.PIL)
        .resizer("resized by torchvision", Resizers.TORCHVISION)
        .resizer("torchvision without antialias", Resizers.torchvision(false, Resize.Api.V2))
        .resizer(
            "torchvision v1: resized in float32 and rounded",
            Resizers.torchvision(true, Resize.Api.V1))
        .resizer("torchvision v1 without antialias", Resizers.torchvision(false, Resize.Api.V1))
        .resizer("cv2.resize INTER_LINEAR", Resizers.openCv(Interpolation.LINEAR))
        .resizer("cv2.resize INTER_AREA", Resizers.openCv(Interpolation.AREA))
        .resizer("cv2.resize INTER_CUBIC", Resizers.openCv(Interpolation.CUBIC));
  }

  /** TensorFlow resizes, into floating-point numbers. */
  VariantsBuilder<T> tensorFlow() {
    for (ResizeMethod method : List.of(ResizeMethod.BILINEAR, ResizeMethod.BICUBIC)) {
      String text = "tf.image.resize " + method.frameworkName();
      resizer(text, Resizers.tensorFlow(method, false));
      resizer(text + " with antialias", Resizers.tensorFlow(method, true));
    }
    return this;
  }

  private VariantsBuilder<T> resizer(String text, Resizer resizer) {
    return pixels(Step.FILTER, text, pixels -> pixels.resizer(resizer));
  }

  /** The middle begins elsewhere. */
  VariantsBuilder<T> crops() {
    for (CropRule rule : CropRule.values()) {
      pixels(Step.CROP, "centre crop " + text(rule), pixels -> pixels.crop(rule));
    }
    return this;
  }

  private static String text(CropRule rule) {
    return switch (rule) {
      case HALF_EVEN -> "from round((side - size) / 2), torchvision's";
      case TRUNCATE -> "from int((side - size) / 2)";
      case FLOOR -> "from (side - size) // 2";
    };
  }

  /** Values are rounded elsewhere on their way. */
  VariantsBuilder<T> numbers() {
    return numbers(
            "rescaled in float64 or divided by 255, then normalised",
            MixedPixels.Numbers.FLOAT64_IN_TURN)
        .numbers("rescaling folded into mean and deviation", MixedPixels.Numbers.FUSED)
        .numbers("rescaled in float32, then normalised", MixedPixels.Numbers.FLOAT32_IN_TURN);
  }

  /** Values are taken as they are in the file. */
  VariantsBuilder<T> unscaled() {
    return numbers("not rescaled", MixedPixels.Numbers.UNSCALED);
  }

  private VariantsBuilder<T> numbers(String text, MixedPixels.Numbers numbers) {
    return pixels(Step.NUMBERS, text, pixels -> pixels.numbers(numbers));
  }

  Variants build() {
    Map<Change, UnaryOperator<Choices<T>>> all = new LinkedHashMap<>(edits);
    return new Variants(new ArrayList<>(all.keySet()), some -> make(all, some));
  }

  private Preprocessor make(Map<Change, UnaryOperator<Choices<T>>> all, List<Change> some) {
    Choices<T> choices = configured;
    for (Change change : some) {
      choices = all.get(change).apply(choices);
    }
    Preprocessor preprocessor = maker.of(choices.configuration, choices.pixels);
    return choices.isFlipped ? preprocessor.after(Stages.flipChannels()) : preprocessor;
  }
}
