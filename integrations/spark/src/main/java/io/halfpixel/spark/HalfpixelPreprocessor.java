package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.huggingface.ImageBackend;
import java.io.Serial;
import java.util.Map;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;

/**
 * Makes images ready for a model, by its configuration, the name of its weights or single
 * parameters, with the bits of Python on every executor.
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
 * <p>The single parameters are the keys of a configuration of transformers: they stand above those
 * of {@link #config()}, as keyword arguments of {@code from_pretrained} do, or above the values of
 * {@link #imageProcessorType()}'s class.
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
  private final Param<String> imageProcessorType =
      text("imageProcessorType", "a class of transformers, such as ViTImageProcessor");
  private final BooleanParam doResize = flag("doResize", "whether an image is resized");
  private final IntParam height = length("height", "the rows of size");
  private final IntParam width = length("width", "the columns of size");
  private final IntParam shortestEdge =
      length("shortestEdge", "the shortest edge of size, instead of height and width");
  private final Param<String> resample =
      choice(
          "resample",
          "Pillow's name of the filter",
          ConfigurationKeys.RESAMPLE.toArray(String[]::new));
  private final BooleanParam doCenterCrop = flag("doCenterCrop", "whether the middle is cut out");
  private final IntParam cropHeight = length("cropHeight", "the rows of crop_size");
  private final IntParam cropWidth = length("cropWidth", "the columns of crop_size");
  private final BooleanParam doRescale = flag("doRescale", "whether values are rescaled");
  private final DoubleParam rescaleFactor =
      new DoubleParam(this, "rescaleFactor", "what values are multiplied by");
  private final BooleanParam doNormalize = flag("doNormalize", "whether values are normalized");
  private final DoubleArrayParam imageMean =
      new DoubleArrayParam(this, "imageMean", "what is subtracted from each channel");
  private final DoubleArrayParam imageStd =
      new DoubleArrayParam(this, "imageStd", "what each channel is then divided by");

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

  /** Returns the parameter of the class. */
  public Param<String> imageProcessorType() {
    return imageProcessorType;
  }

  /**
   * Sets a class of transformers, instead of a configuration that names one; all keys that are not
   * set have the values of that class.
   */
  public HalfpixelPreprocessor setImageProcessorType(String value) {
    return with(imageProcessorType, value);
  }

  /** Returns the parameter of whether an image is resized. */
  public BooleanParam doResize() {
    return doResize;
  }

  /** Sets whether an image is resized. */
  public HalfpixelPreprocessor setDoResize(boolean value) {
    return with(doResize, value);
  }

  /** Returns the parameter of the rows of {@code size}. */
  public IntParam height() {
    return height;
  }

  /** Sets the rows of {@code size}, at least 1; with a width. */
  public HalfpixelPreprocessor setHeight(int value) {
    return with(height, value);
  }

  /** Returns the parameter of the columns of {@code size}. */
  public IntParam width() {
    return width;
  }

  /** Sets the columns of {@code size}, at least 1; with a height. */
  public HalfpixelPreprocessor setWidth(int value) {
    return with(width, value);
  }

  /** Returns the parameter of the shortest edge of {@code size}. */
  public IntParam shortestEdge() {
    return shortestEdge;
  }

  /** Sets the shortest edge of {@code size}, at least 1, instead of height and width. */
  public HalfpixelPreprocessor setShortestEdge(int value) {
    return with(shortestEdge, value);
  }

  /** Returns the parameter of the filter. */
  public Param<String> resample() {
    return resample;
  }

  /** Sets Pillow's name of the filter in lower case, such as {@code bicubic}. */
  public HalfpixelPreprocessor setResample(String value) {
    return with(resample, value);
  }

  /** Returns the parameter of whether the middle is cut out. */
  public BooleanParam doCenterCrop() {
    return doCenterCrop;
  }

  /** Sets whether the middle is cut out. */
  public HalfpixelPreprocessor setDoCenterCrop(boolean value) {
    return with(doCenterCrop, value);
  }

  /** Returns the parameter of the rows of {@code crop_size}. */
  public IntParam cropHeight() {
    return cropHeight;
  }

  /** Returns the parameter of the columns of {@code crop_size}. */
  public IntParam cropWidth() {
    return cropWidth;
  }

  /** Sets {@code crop_size}, each at least 1. */
  public HalfpixelPreprocessor setCrop(int rows, int columns) {
    return with(cropHeight, rows).with(cropWidth, columns);
  }

  /** Returns the parameter of whether values are rescaled. */
  public BooleanParam doRescale() {
    return doRescale;
  }

  /** Sets whether values are rescaled. */
  public HalfpixelPreprocessor setDoRescale(boolean value) {
    return with(doRescale, value);
  }

  /** Returns the parameter of what values are multiplied by. */
  public DoubleParam rescaleFactor() {
    return rescaleFactor;
  }

  /** Sets what values are multiplied by. */
  public HalfpixelPreprocessor setRescaleFactor(double value) {
    return with(rescaleFactor, value);
  }

  /** Returns the parameter of whether values are normalized. */
  public BooleanParam doNormalize() {
    return doNormalize;
  }

  /** Sets whether values are normalized. */
  public HalfpixelPreprocessor setDoNormalize(boolean value) {
    return with(doNormalize, value);
  }

  /** Returns the parameter of the mean. */
  public DoubleArrayParam imageMean() {
    return imageMean;
  }

  /** Sets what is subtracted from each channel: a number for each channel. */
  public HalfpixelPreprocessor setImageMean(double... values) {
    return with(imageMean, values.clone());
  }

  /** Returns the parameter of the deviation. */
  public DoubleArrayParam imageStd() {
    return imageStd;
  }

  /** Sets what each channel is then divided by: a number for each channel. */
  public HalfpixelPreprocessor setImageStd(double... values) {
    return with(imageStd, values.clone());
  }

  @Override
  Recipe recipe() {
    Map<String, Object> keys = ConfigurationKeys.of(this);
    if (isDefined(preset)) {
      requireNoneOf(keys);
      return new PresetRecipe(getOrDefault(preset));
    }
    if (isDefined(config) == isDefined(imageProcessorType)) {
      throw new InvalidArgumentException(
          "a HalfpixelPreprocessor has one of config, preset and imageProcessorType, but got "
              + (isDefined(config) ? "two" : "none"));
    }
    String json = isDefined(config) ? getOrDefault(config) : "{}";
    return new ConfigRecipe(
        Configurations.with(json, keys),
        getOrDefault(processor).equals("pil") ? ImageBackend.PIL : ImageBackend.TORCHVISION);
  }

  private void requireNoneOf(Map<String, Object> keys) {
    if (isDefined(config) || !keys.isEmpty()) {
      throw new InvalidArgumentException(
          "a preset is whole, without a config and other parameters of what is done, but got "
              + (isDefined(config) ? "a config" : keys.keySet()));
    }
  }

  @Override
  TensorColumn column() {
    return TensorColumn.TENSOR;
  }
}
