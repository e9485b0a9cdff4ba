package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.Keywords;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation transforms of timm, by a model's {@code pretrained_cfg}: {@code
 * create_transform(**resolve_data_config({}, pretrained_cfg=cfg))} on Pillow's images.
 *
 * <pre>{@code
 * Preprocessor p = Timm.preprocessor(Path.of("config.json"));
 * Tensor x = p.batch(photo).values();           // [h, w, 3] bytes to [1, 3, 224, 224]
 * }</pre>
 *
 * <p>Gray is repeated and opacity left out, as by {@code image.convert("RGB")}. Stateless and
 * thread-safe. Source: timm 1.0, {@code data/config.py} and {@code data/transforms_factory.py}.
 */
public final class Timm {
  private static final String NESTED = "pretrained_cfg";

  private Timm() {}

  /**
   * Returns the preprocessor of a file: a model's {@code config.json}, or its {@code
   * pretrained_cfg} alone.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidArgumentException if it is no JSON object, or a value is none of its key
   */
  public static Preprocessor preprocessor(Path file) throws IOException {
    return preprocessor(Files.readString(file));
  }

  /**
   * Returns the preprocessor of a JSON object, likewise.
   *
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path)}
   */
  public static Preprocessor preprocessor(String json) {
    return preprocessor(Json.object(json));
  }

  /**
   * Returns the preprocessor of a configuration, likewise.
   *
   * @throws InvalidArgumentException under the conditions of {@link #preprocessor(Path)}
   */
  public static Preprocessor preprocessor(Map<String, ? extends @Nullable Object> configuration) {
    return transform(configuration).preprocessor();
  }

  /** Returns what a configuration says, likewise. */
  static TimmTransform transform(Map<String, ? extends @Nullable Object> configuration) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    if (configuration.get(NESTED) instanceof Map<?, ?> nested) {
      nested.forEach((key, value) -> keys.put(String.valueOf(key), value));
    } else {
      keys.putAll(configuration);
    }
    return TimmTransform.of(keys, "bicubic");
  }

  /** {@code timm.data.create_transform(**args)(image.convert("RGB"))}. */
  static Map<String, Tensor> call(
      Keywords args, Keywords context, List<ImageInput> images, @Nullable Backend backend) {
    context.value("num_threads");
    context.value("cpu_capability");
    if (images.size() != 1) {
      throw new InvalidArgumentException("a transform takes one image, but got " + images.size());
    }
    Map<String, @Nullable Object> given = new LinkedHashMap<>(args.all());
    given.remove("is_training");
    Preprocessor preprocessor = TimmTransform.of(given, "bilinear").preprocessor();
    Tensor image = images.get(0).convert("RGB").pixels();
    return Map.of(
        "output", (backend == null ? preprocessor : preprocessor.on(backend)).apply(image));
  }
}
