package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.huggingface.ImageBackend;
import java.io.Serial;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;

/**
 * Makes images ready for a model, by its configuration or the name of its weights, with the bits of
 * Python on every executor.
 *
 * <pre>{@code
 * Dataset<Row> files = spark.read().format("binaryFile").load("photos/");
 * Dataset<Row> ready =
 *     new HalfpixelPreprocessor()
 *         .setConfig(Files.readString(Path.of("preprocessor_config.json")))
 *         .setOnError("null")
 *         .transform(files);
 * ready.select("path", "pixel_values.shape", "pixel_values.data", "reason").write().parquet("out");
 * }</pre>
 *
 * <p>The result is {@code struct<shape: array<int>, data: array<float>>}, the tensor without a
 * batch axis. A file is decoded as that processor does: by torchvision; by Pillow, and turned
 * upright, if {@link #processor()} is {@code pil}; by Pillow for timm and for weights of
 * torchvision.
 */
public final class HalfpixelPreprocessor extends ImageTransformer<HalfpixelPreprocessor> {
  @Serial private static final long serialVersionUID = 1L;

  private final Param<String> config =
      text("config", "the JSON of a preprocessor_config.json of transformers, or of timm");
  private final Param<String> preset =
      text("preset", "weights of torchvision, such as ResNet50_Weights.IMAGENET1K_V2");
  private final Param<String> processor =
      choice(
          "processor",
          "whose numbers of transformers: its classes over torchvision or over Pillow",
          "torchvision",
          "pil");

  /** Creates one with a name of its own. */
  public HalfpixelPreprocessor() {
    this(Identifiable$.MODULE$.randomUID("halfpixelPreprocessor"));
  }

  /** Creates one with a name. */
  public HalfpixelPreprocessor(String uid) {
    super(uid);
    setDefault(processor, "torchvision");
  }

  private static final class Reader implements DefaultParamsReadable<HalfpixelPreprocessor> {}

  /** Returns what reads a saved one. */
  public static MLReader<HalfpixelPreprocessor> read() {
    return new Reader().read();
  }

  /** Returns the one that was saved at a path. */
  public static HalfpixelPreprocessor load(String path) {
    return read().load(path);
  }

  /** Returns the parameter of the configuration. */
  public Param<String> config() {
    return config;
  }

  /** Sets the configuration: its text, not the name of a file. */
  public HalfpixelPreprocessor setConfig(String json) {
    return with(config, json);
  }

  /** Returns the parameter of the weights. */
  public Param<String> preset() {
    return preset;
  }

  /** Sets the weights of torchvision whose transforms are done. */
  public HalfpixelPreprocessor setPreset(String weights) {
    return with(preset, weights);
  }

  /** Returns the parameter of whose numbers of transformers are made. */
  public Param<String> processor() {
    return processor;
  }

  /**
   * Sets whose numbers of transformers are made: {@code torchvision}, the default, or {@code pil}.
   */
  public HalfpixelPreprocessor setProcessor(String value) {
    return with(processor, value);
  }

  @Override
  Recipe recipe() {
    if (isDefined(config) == isDefined(preset)) {
      throw new InvalidArgumentException(
          "a HalfpixelPreprocessor has either a config or a preset, but got "
              + (isDefined(config) ? "both" : "neither"));
    }
    return isDefined(preset)
        ? new PresetRecipe(getOrDefault(preset))
        : new ConfigRecipe(
            getOrDefault(config),
            getOrDefault(processor).equals("pil") ? ImageBackend.PIL : ImageBackend.TORCHVISION);
  }

  @Override
  TensorColumn column() {
    return TensorColumn.TENSOR;
  }
}
