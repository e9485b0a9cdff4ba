package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.torch.RoundingProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Image processors of Hugging Face transformers, by their {@code preprocessor_config.json}.
 *
 * <pre>{@code
 * Preprocessor p = HuggingFace.preprocessor(Path.of("preprocessor_config.json"));
 * Batch batch = p.batch(photo);                 // [h, w, 3] bytes
 * Tensor pixelValues = batch.values();          // [1, 3, 224, 224], the bits of transformers
 * }</pre>
 *
 * <p>Keys that are left out have the values of their class in transformers 5.18. An image is what
 * {@code PIL.Image} holds after decoding: [h, w, 3], or [h, w] for gray; where the class converts
 * to RGB, gray is repeated and opacity left out. {@link Preprocessor#after} with {@link
 * io.halfpixel.preprocess.Stages#planar()} takes [c, h, w]. A class for VitMatte takes four
 * channels, of which the last is the trimap.
 *
 * <p>Which backend a model was trained with, its configuration does not say: {@link ImageBackend}.
 * Stateless and thread-safe.
 */
public final class HuggingFace {
  private static final String PIL_SUFFIX = "Pil";

  private HuggingFace() {}

  /**
   * Returns the preprocessor of a file, as {@code AutoImageProcessor.from_pretrained} with
   * torchvision installed.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidArgumentException if it is no JSON object, its class or a key is unknown, or a
   *     value is none of its key
   */
  public static Preprocessor preprocessor(Path file) throws IOException {
    return preprocessor(file, ImageBackend.TORCHVISION);
  }

  /**
   * Returns the preprocessor of a file with a backend.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path)}, or if the
   *     class has no such backend
   */
  public static Preprocessor preprocessor(Path file, ImageBackend backend) throws IOException {
    return preprocessor(Files.readString(file), backend);
  }

  /**
   * Returns the preprocessor of a JSON object with the default backend, torchvision.
   *
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path)}
   */
  public static Preprocessor preprocessor(String json) {
    return preprocessor(json, ImageBackend.TORCHVISION);
  }

  /**
   * Returns the preprocessor of a JSON object with a backend.
   *
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path,
   *     ImageBackend)}
   */
  public static Preprocessor preprocessor(String json, ImageBackend backend) {
    return preprocessor(Json.object(json), backend);
  }

  /**
   * Returns the preprocessor of a configuration with a backend, over the usual build of PyTorch.
   *
   * @param configuration by key: String, Boolean, Integer, Double, null, and lists and maps of
   *     these
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path,
   *     ImageBackend)}
   */
  public static Preprocessor preprocessor(
      Map<String, ? extends @Nullable Object> configuration, ImageBackend backend) {
    return preprocessor(configuration, backend, RoundingProfile.FMA);
  }

  /**
   * Returns the preprocessor of a configuration with a backend.
   *
   * @param profile which of PyTorch's builds to imitate; without an effect for {@link
   *     ImageBackend#PIL}
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path,
   *     ImageBackend)}
   */
  public static Preprocessor preprocessor(
      Map<String, ? extends @Nullable Object> configuration,
      ImageBackend backend,
      RoundingProfile profile) {
    String name = className(configuration);
    String family = Families.family(name);
    ImageBackend chosen = name.endsWith(PIL_SUFFIX) ? ImageBackend.PIL : backend;
    return Families.recipe(
            Families.configuration(family, configuration), pixels(family, chosen, profile))
        .preprocessor();
  }

  /** Returns the classes that are known, without {@code ImageProcessor}, such as {@code ViT}. */
  public static Set<String> families() {
    return Set.copyOf(Families.names());
  }

  /** Returns the name of the class of a configuration. */
  static String className(Map<String, ? extends @Nullable Object> configuration) {
    for (String key : new String[] {"image_processor_type", "feature_extractor_type"}) {
      if (configuration.get(key) instanceof String name) {
        return name;
      }
    }
    throw new InvalidArgumentException(
        "a configuration names its class in image_processor_type or feature_extractor_type, but got"
            + " the keys "
            + configuration.keySet());
  }

  /** Returns a backend of a class. */
  static PixelBackend pixels(String family, ImageBackend backend, RoundingProfile profile) {
    if (backend == ImageBackend.TORCHVISION) {
      return new TorchvisionPixels(profile);
    }
    if (family.equals("DINOv3ViT")) {
      throw new InvalidArgumentException(
          family + "ImageProcessor has no class over Pillow; take ImageBackend.TORCHVISION");
    }
    return new PilPixels();
  }
}
