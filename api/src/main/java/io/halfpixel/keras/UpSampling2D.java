package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * {@code keras.layers.UpSampling2D}: enlarges images of shape [n, h, w, c], or [n, c, h, w] in
 * {@link DataFormat#CHANNELS_FIRST}, by whole factors.
 *
 * <pre>{@code
 * Tensor y = UpSampling2D.of(2, 2).call(x);
 * UpSampling2D smooth = UpSampling2D.builder().size(2, 3).interpolation("bilinear").build();
 * }</pre>
 *
 * <p>The interpolation {@code "nearest"} repeats rows and columns; every other one is {@link
 * ImageResize} without antialiasing, with half-pixel centres. Keras 2 had another layer of this
 * name: see {@link Builder#kerasVersion}. Immutable and thread-safe. Source: Keras 3, {@code
 * keras/src/layers/reshaping/up_sampling2d.py}, and Keras 2, {@code
 * tf_keras/layers/reshaping/up_sampling2d.py}.
 */
public final class UpSampling2D extends UpSampling<UpSampling2D> {
  private static final int AXES = 2;

  private final Arguments arguments;

  private record Arguments(
      List<Integer> size,
      DataFormat dataFormat,
      String interpolation,
      KerasBackend backend,
      int kerasVersion) {}

  private UpSampling2D(Arguments arguments, LayerOptions options, Execution execution) {
    super(options, execution);
    this.arguments = arguments;
  }

  /**
   * Returns the layer that repeats rows and columns so often, for channels-last tensors.
   *
   * @throws InvalidArgumentException if a factor is less than 1
   */
  public static UpSampling2D of(int rows, int columns) {
    return builder().size(rows, columns).build();
  }

  /** Returns a builder with Keras' default arguments. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the layer of a configuration of Keras 3.
   *
   * @param config what Keras' {@code get_config()} gives, or a serialised layer, as a JSON parser
   *     reads it
   * @throws InvalidArgumentException if it is that of another layer, a value is of the wrong type
   *     or refused by the builder, or Keras has no such argument
   */
  public static UpSampling2D fromConfig(Map<String, ?> config) {
    return fromConfig(config, 3);
  }

  /**
   * Returns the layer of a configuration, which does not say of which Keras it is.
   *
   * @param config what Keras' {@code get_config()} gives, or a serialised layer, as a JSON parser
   *     reads it
   * @param kerasVersion the major version, as for {@link Builder#kerasVersion}
   * @throws InvalidArgumentException if it is that of another layer, a value is of the wrong type
   *     or refused by the builder, or Keras has no such argument
   * @throws UnsupportedModeException if the version is 2 and the interpolation is unknown
   */
  public static UpSampling2D fromConfig(Map<String, ?> config, int kerasVersion) {
    LayerConfig read = new LayerConfig("UpSampling2D", config);
    Builder builder =
        builder()
            .common(read)
            .kerasVersion(kerasVersion)
            .dataFormat(read.dataFormat())
            .interpolation(read.text("interpolation", "nearest"))
            .size(read);
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected UpSampling2D with(Execution execution) {
    return new UpSampling2D(arguments, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    checkRank(source, AXES + 2);
  }

  @Override
  Plan planCall(TensorSpec inputs) {
    DataFormat dataFormat = arguments.dataFormat();
    TensorSpec view = dataFormat.channelsLast(inputs);
    Plan plan =
        arguments.interpolation().equals("nearest")
            ? Repeat.plan(view, arguments.size())
            : arguments.kerasVersion() == 2
                ? KerasTwo.plan(view, arguments.interpolation(), size(view))
                : resize(view).plan(view);
    return plan.between(inputs, dataFormat.fromChannelsLast(plan.target()));
  }

  @Override
  Plan gradientCall(TensorSpec inputs, TensorSpec gradOutput) {
    TensorSpec view = arguments.dataFormat().channelsLast(inputs);
    TensorSpec grad = arguments.dataFormat().channelsLast(gradOutput);
    return gradientChannelsLast(view, grad).between(gradOutput, inputs);
  }

  private Plan gradientChannelsLast(TensorSpec view, TensorSpec grad) {
    if (arguments.kerasVersion() == 2) {
      return KerasTwo.gradient(view, grad, arguments.interpolation(), size(view));
    }
    if (!arguments.interpolation().equals("nearest")) {
      return resize(view).gradient(view).plan(grad);
    }
    if (arguments.backend() != KerasBackend.TENSORFLOW) {
      throw Gradient.unknown(arguments.backend());
    }
    return RepeatGradient.plan(view, grad, arguments.size(), DataFormat.CHANNELS_LAST);
  }

  private ImageResize resize(TensorSpec view) {
    return ImageResize.builder()
        .size(size(view))
        .interpolation(arguments.interpolation())
        .backend(arguments.backend())
        .build();
  }

  private int[] size(TensorSpec view) {
    int[] size = new int[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      long length = SpatialLayout.checkedLength(view.shape().length(axis + 1));
      size[axis] = SpatialLayout.checkedLength(length * arguments.size().get(axis));
    }
    return size;
  }

  /** Collects the arguments of {@code keras.layers.UpSampling2D}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private List<Integer> size = Factors.of(AXES, 2);
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private String interpolation = "nearest";
    private KerasBackend backend = KerasBackend.TENSORFLOW;
    private int kerasVersion = 3;

    private Builder() {
      super("up_sampling2d");
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets one factor for rows and columns; 2 unless set.
     *
     * @throws InvalidArgumentException if it is less than 1
     */
    public Builder size(int size) {
      this.size = Factors.of(AXES, size);
      return this;
    }

    /**
     * Sets the factors of rows and columns.
     *
     * @throws InvalidArgumentException if there are not two, or one is less than 1
     */
    public Builder size(int... sizes) {
      this.size = Factors.of(AXES, sizes);
      return this;
    }

    private Builder size(LayerConfig config) {
      int[] sizes = config.integers("size");
      if (sizes == null) {
        return this;
      }
      return sizes.length == 1 ? size(sizes[0]) : size(sizes);
    }

    /** Sets where the channels stand; {@link DataFormat#CHANNELS_LAST} unless set. */
    public Builder dataFormat(DataFormat dataFormat) {
      this.dataFormat = Objects.requireNonNull(dataFormat, "dataFormat");
      return this;
    }

    /**
     * Sets the interpolation; {@code "nearest"} unless set. The others are {@code "bilinear"},
     * {@code "bicubic"}, {@code "lanczos3"}, {@code "lanczos5"} and {@code "area"}, in any case; as
     * in Keras, a name is looked up when the layer meets a tensor.
     */
    public Builder interpolation(String interpolation) {
      this.interpolation = interpolation.toLowerCase(Locale.ROOT);
      return this;
    }

    /**
     * Sets the framework whose interpolation to imitate; {@link KerasBackend#TENSORFLOW} unless
     * set.
     */
    public Builder backend(KerasBackend backend) {
      this.backend = Objects.requireNonNull(backend, "backend");
      return this;
    }

    /**
     * Sets the major version of Keras, 2 (tf-keras) or 3; 3 unless set. Keras 2 calls {@code
     * tf.image.resize} for every interpolation; it also knows {@code "gaussian"} and {@code
     * "mitchellcubic"}, looks a name up when the layer is made, and returns {@code float32} except
     * for nearest. Its backend is TensorFlow.
     *
     * @throws InvalidArgumentException if it is another version
     */
    public Builder kerasVersion(int version) {
      if (version != 2 && version != 3) {
        throw new InvalidArgumentException(
            "the versions of Keras are 2 and 3, but got kerasVersion=" + version);
      }
      this.kerasVersion = version;
      return this;
    }

    /**
     * Returns the layer with the arguments set so far.
     *
     * @throws UnsupportedModeException if the version is 2 and the interpolation is unknown
     * @throws InvalidArgumentException if the version is 2 and the backend is not TensorFlow
     */
    public UpSampling2D build() {
      if (kerasVersion == 2) {
        KerasTwo.check(interpolation, backend);
      }
      return new UpSampling2D(
          new Arguments(size, dataFormat, interpolation, backend, kerasVersion),
          options(),
          Execution.DEFAULT);
    }
  }
}
