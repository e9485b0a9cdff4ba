package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.keras.PreprocessMode;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.Size;
import io.halfpixel.torchvision.Preset;
import java.util.Optional;

/**
 * What else somebody could have computed than a model's configuration says, to find the reason of a
 * difference; {@link Variants#with} without a change is the configuration itself.
 *
 * <p>Stateless and thread-safe.
 */
public final class Alternatives {
  private Alternatives() {}

  /**
   * Returns the variants of a {@code preprocessor_config.json} of transformers.
   *
   * @param json the configuration
   * @param backend what it is read for
   * @throws InvalidArgumentException if {@link HuggingFace#preprocessor(String, ImageBackend)}
   *     throws it
   */
  public static Variants transformers(String json, ImageBackend backend) {
    return TransformersVariants.of(Json.object(json), backend);
  }

  /**
   * Returns the variants of a {@code config.json} of timm, or its {@code pretrained_cfg} alone.
   *
   * @throws InvalidArgumentException if {@link Timm#preprocessor(String)} throws it
   */
  public static Variants timm(String json) {
    return TimmVariants.of(Timm.transform(Json.object(json)));
  }

  /**
   * Returns the variants of a preset of torchvision. Images are [h, w, 3], whatever the preset's
   * own input is.
   *
   * @param preset such as that of {@code Presets.of("ResNet50_Weights.IMAGENET1K_V2")}
   * @param isPil whether Python gave it an image of Pillow, else a tensor
   * @throws InvalidArgumentException if the preset takes videos, or interpolates in a way that
   *     Pillow lacks
   */
  public static Variants torchvision(Preset<?> preset, boolean isPil) {
    return PresetVariants.of(preset, isPil);
  }

  /**
   * Returns the variants of {@code preprocess_input(img_to_array(load_img(file, target_size=size,
   * interpolation=filter)))} of Keras: [h, w, 3] of bytes to [h, w, 3] of floats.
   *
   * @param mode the mode of {@code preprocess_input}, empty if values stay from 0 to 255
   * @param size the target size
   * @param filter the interpolation; {@code load_img} takes {@link Resampling#NEAREST} unless told
   */
  public static Variants keras(Optional<PreprocessMode> mode, Size size, Resampling filter) {
    KerasRecipe.Numbers numbers =
        mode.map(known -> KerasRecipe.Numbers.valueOf(known.name()))
            .orElse(KerasRecipe.Numbers.NONE);
    return KerasVariants.of(new KerasRecipe(size, filter.number(), false, numbers));
  }
}
