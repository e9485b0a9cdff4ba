package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.Map;
import java.util.Objects;

/**
 * {@code keras.layers.Resizing}: images of shape [n, h, w, c] or [h, w, c], or with their channels
 * first, to another height and width.
 *
 * <pre>{@code
 * Resizing layer = Resizing.builder(224, 224).interpolation("bicubic").antialias(true).build();
 * Tensor y = layer.call(x);
 * }</pre>
 *
 * <p>It is {@link ImageResize}, before which floating-point images are cast to the layer's type;
 * integer images keep theirs, rounded, halves to even, and saturated. As in Keras, all arguments
 * but the data format are checked when the layer meets a tensor. Immutable and thread-safe.
 *
 * <p>Source: Keras 3, {@code keras/src/layers/preprocessing/image_preprocessing/resizing.py}.
 */
public final class Resizing extends Layer<Resizing> {
  private final Arguments arguments;

  private record Arguments(
      int height,
      int width,
      String interpolation,
      boolean crop,
      boolean pad,
      String fillMode,
      Number fillValue,
      boolean antialias,
      DataFormat dataFormat,
      KerasBackend backend) {}

  private Resizing(Arguments arguments, LayerOptions options, Execution execution) {
    super(options, execution);
    this.arguments = arguments;
  }

  /** Returns the layer with Keras' default arguments. */
  public static Resizing of(int height, int width) {
    return builder(height, width).build();
  }

  /** Returns a builder with Keras' default arguments. */
  public static Builder builder(int height, int width) {
    return new Builder(height, width);
  }

  /**
   * Returns the layer of a configuration.
   *
   * @param config what Keras' {@code get_config()} gives, or a serialised layer, as a JSON parser
   *     reads it
   * @throws InvalidArgumentException if it is that of another layer, a value is of the wrong type
   *     or refused by the builder, or Keras has no such argument
   */
  public static Resizing fromConfig(Map<String, ?> config) {
    LayerConfig read = new LayerConfig("Resizing", config);
    Builder builder =
        builder(read.integer("height"), read.integer("width"))
            .common(read)
            .interpolation(read.text("interpolation", "bilinear"))
            .cropToAspectRatio(read.flag("crop_to_aspect_ratio"))
            .padToAspectRatio(read.flag("pad_to_aspect_ratio"))
            .fillMode(read.text("fill_mode", "constant"))
            .antialias(read.flag("antialias"))
            .dataFormat(read.dataFormat());
    Object fill = read.value("fill_value");
    if (fill instanceof Integer integer) {
      builder.fillValue(integer);
    } else if (fill != null) {
      double[] numbers = Objects.requireNonNull(read.numbers("fill_value"));
      builder.fillValue(numbers[0]);
    }
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected Resizing with(Execution execution) {
    return new Resizing(arguments, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    ImageBatches.checkRank(source);
  }

  @Override
  Plan planCall(TensorSpec inputs) {
    arguments.backend().checkInterpolation(arguments.interpolation());
    ImageResize.checkFillMode(arguments.fillMode());
    ImageResize.checkAspectRatio(arguments.crop(), arguments.pad());
    if (arguments.height() <= 0 || arguments.width() <= 0) {
      throw new InvalidArgumentException(
          "output dimensions must be positive: " + arguments.height() + " x " + arguments.width());
    }
    ImageResize.Builder resize =
        ImageResize.builder()
            .size(arguments.height(), arguments.width())
            .interpolation(arguments.interpolation())
            .cropToAspectRatio(arguments.crop())
            .padToAspectRatio(arguments.pad())
            .fillMode(arguments.fillMode())
            .antialias(arguments.antialias())
            .dataFormat(arguments.dataFormat())
            .backend(arguments.backend());
    if (arguments.fillValue() instanceof Integer integer) {
      resize.fillValue(integer);
    } else {
      resize.fillValue(arguments.fillValue().doubleValue());
    }
    return resize.build().plan(inputs);
  }

  /** Collects the arguments of {@code keras.layers.Resizing}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private final int height;
    private final int width;
    private String interpolation = "bilinear";
    private boolean crop;
    private boolean pad;
    private String fillMode = "constant";
    private Number fillValue = 0.0;
    private boolean antialias;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private KerasBackend backend = KerasBackend.TENSORFLOW;

    private Builder(int height, int width) {
      super("resizing");
      this.height = height;
      this.width = width;
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets the interpolation, in lower case: {@code "bilinear"}, which is the default, {@code
     * "nearest"}, {@code "bicubic"}, {@code "lanczos3"}, {@code "lanczos5"} or {@code "area"}.
     */
    public Builder interpolation(String interpolation) {
      this.interpolation = Objects.requireNonNull(interpolation, "interpolation");
      return this;
    }

    /** Sets whether images are first cropped to the aspect ratio of the size; false unless set. */
    public Builder cropToAspectRatio(boolean crop) {
      this.crop = crop;
      return this;
    }

    /** Sets whether images first get borders to have that aspect ratio; false unless set. */
    public Builder padToAspectRatio(boolean pad) {
      this.pad = pad;
      return this;
    }

    /** Sets how borders are filled; {@code "constant"}, which is all that Keras knows. */
    public Builder fillMode(String fillMode) {
      this.fillMode = Objects.requireNonNull(fillMode, "fillMode");
      return this;
    }

    /**
     * Sets the value of borders as a floating-point number, which TensorFlow refuses for integer
     * images; 0.0 unless set.
     */
    public Builder fillValue(double fillValue) {
      this.fillValue = fillValue;
      return this;
    }

    /** Sets the value of borders as an integer, which fits images of every type. */
    public Builder fillValue(int fillValue) {
      this.fillValue = fillValue;
      return this;
    }

    /** Sets whether the filter is stretched when an axis shrinks; false unless set. */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /** Sets where the channels stand; {@link DataFormat#CHANNELS_LAST} unless set. */
    public Builder dataFormat(DataFormat dataFormat) {
      this.dataFormat = Objects.requireNonNull(dataFormat, "dataFormat");
      return this;
    }

    /** Sets the framework under Keras; {@link KerasBackend#TENSORFLOW} unless set. */
    public Builder backend(KerasBackend backend) {
      this.backend = Objects.requireNonNull(backend, "backend");
      return this;
    }

    /** Returns the layer with the arguments set so far. */
    public Resizing build() {
      return new Resizing(
          new Arguments(
              height,
              width,
              interpolation,
              crop,
              pad,
              fillMode,
              fillValue,
              antialias,
              dataFormat,
              backend),
          options(),
          Execution.DEFAULT);
    }
  }
}
