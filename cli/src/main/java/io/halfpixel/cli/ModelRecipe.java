package io.halfpixel.cli;

import io.halfpixel.huggingface.Alternatives;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.huggingface.ImageBackend;
import io.halfpixel.huggingface.Timm;
import io.halfpixel.huggingface.Variants;
import io.halfpixel.image.Decoding;
import io.halfpixel.keras.PreprocessMode;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Size;
import io.halfpixel.torchvision.Input;
import io.halfpixel.torchvision.Preset;
import io.halfpixel.torchvision.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a package of Python makes a model's input of image files.
 *
 * @param name of the package and its backend, for reports
 * @param preprocessor of images [h, w, 3]
 * @param variants what else could have been computed
 * @param decoding whose pixels a file has there
 * @param isUpright whether the package turns photos as their EXIF orientation says
 */
record ModelRecipe(
    String name,
    Preprocessor preprocessor,
    Supplier<Variants> variants,
    Decoding decoding,
    boolean isUpright) {

  /** transformers by the names of files: Pillow's classes turn them, torchvision's do not. */
  static ModelRecipe transformers(String json, boolean pil) {
    ImageBackend backend = pil ? ImageBackend.PIL : ImageBackend.TORCHVISION;
    return new ModelRecipe(
        backend.name().toLowerCase(Locale.ROOT),
        HuggingFace.preprocessor(json, backend),
        () -> Alternatives.transformers(json, backend),
        decoding(pil),
        pil);
  }

  /** timm on {@code Image.open(file).convert("RGB")}. */
  static ModelRecipe timm(String json) {
    return new ModelRecipe(
        "timm", Timm.preprocessor(json), () -> Alternatives.timm(json), Decoding.PILLOW, false);
  }

  /**
   * {@code get_weight(name).transforms()} of torchvision on Pillow's image of a file, or on {@code
   * decode_image}.
   */
  static ModelRecipe torchvision(String weights, boolean pil) {
    Preset<?> preset = Presets.of(weights);
    Variants variants = Alternatives.torchvision(preset, pil);
    Preprocessor preprocessor =
        pil ? preset.input(Input.PIL).preprocessor() : variants.with(List.of());
    return new ModelRecipe(
        "torchvision-weights", preprocessor, () -> variants, decoding(pil), false);
  }

  /**
   * {@code load_img} and {@code preprocess_input} of Keras.
   *
   * @param model a module of {@code keras.applications}, or a mode
   */
  static ModelRecipe keras(String model, Size size, String interpolation) {
    boolean isMode =
        Arrays.stream(PreprocessMode.values()).anyMatch(known -> known.toString().equals(model));
    Optional<PreprocessMode> mode =
        isMode ? Optional.of(PreprocessMode.of(model)) : PreprocessMode.ofApplication(model);
    Resampling filter = Resampling.of(interpolation.toUpperCase(Locale.ROOT));
    Variants variants = Alternatives.keras(mode, size, filter);
    return new ModelRecipe(
        "keras", variants.with(List.of()), () -> variants, Decoding.PILLOW, false);
  }

  private static Decoding decoding(boolean pil) {
    return pil ? Decoding.PILLOW : Decoding.TORCHVISION_RGB;
  }
}
