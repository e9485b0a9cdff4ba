package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * {@code keras.layers.CenterCrop}: the middle of images of shape [n, h, w, c] or [h, w, c], or with
 * their channels first.
 *
 * <pre>{@code
 * Tensor y = CenterCrop.of(224, 224).call(x);
 * }</pre>
 *
 * <p>The crop starts at ⌊(h − height) / 2⌋. An image that is smaller along one axis is not padded,
 * but cropped to the aspect ratio of the result, computed in binary64, and resized to it, bilinear.
 * Images of every type are cast to the layer's, integers too; what TensorFlow resizes becomes
 * {@code float32}. Immutable and thread-safe.
 *
 * <p>Source: Keras 3, {@code keras/src/layers/preprocessing/image_preprocessing/center_crop.py},
 * and {@code keras/src/utils/image_utils.py}, {@code smart_resize}.
 */
public final class CenterCrop extends Layer<CenterCrop> {
  private final Arguments arguments;

  private record Arguments(int height, int width, DataFormat dataFormat, KerasBackend backend) {}

  private CenterCrop(Arguments arguments, LayerOptions options, Execution execution) {
    super(options, execution);
    this.arguments = arguments;
  }

  /**
   * Returns the layer with Keras' default arguments.
   *
   * @throws InvalidArgumentException if the height or the width is less than 1
   */
  public static CenterCrop of(int height, int width) {
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
  public static CenterCrop fromConfig(Map<String, ?> config) {
    LayerConfig read = new LayerConfig("CenterCrop", config);
    Builder builder =
        builder(read.integer("height"), read.integer("width"))
            .common(read)
            .dataFormat(read.dataFormat());
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected CenterCrop with(Execution execution) {
    return new CenterCrop(arguments, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    ImageBatches.checkRank(source);
  }

  @Override
  Plan planCall(TensorSpec inputs) {
    Plan cast = Plans.cast(inputs, dtype());
    Plan crop = ImageBatches.plan(cast.target(), arguments.dataFormat(), this::planBatch);
    return Plans.chain(cast, crop);
  }

  private Plan planBatch(TensorSpec images) {
    SpatialLayout image = SpatialLayout.channelsLast(images);
    int height = arguments.height();
    int width = arguments.width();
    if (image.length(0) < height || image.length(1) < width) {
      return smartResize(images);
    }
    if (images.elements() == 0) {
      return new Plan(images, cropped(images), List.of());
    }
    List<IndexTable> tables =
        List.of(middle(image.length(0), height), middle(image.length(1), width));
    return new Plan(images, cropped(images), List.of(image.gather(tables, images.dataType())));
  }

  private TensorSpec cropped(TensorSpec images) {
    return SpatialLayout.resized(
        images, 1, List.of(arguments.height(), arguments.width()), images.dataType());
  }

  private static IndexTable middle(int length, int kept) {
    int start = (length - kept) / 2;
    return IndexTable.of(length, IntStream.range(start, start + kept).toArray());
  }

  /** The ratio is a Python number here, hence binary64 on every backend, as in NumPy's resize. */
  private Plan smartResize(TensorSpec images) {
    boolean empty = images.shape().length(1) == 0 || images.shape().length(2) == 0;
    Plan crop =
        empty || images.shape().length(3) == 0
            ? Plans.identity(images)
            : new AspectRatio(images, arguments.height(), arguments.width(), KerasBackend.NUMPY)
                .crop();
    return Plans.chain(crop, resize(crop.target()));
  }

  /** TensorFlow's result is float32 whatever the layer's type is; the others keep the type. */
  private Plan resize(TensorSpec images) {
    if (arguments.backend() == KerasBackend.TENSORFLOW) {
      return new Interpolation("bilinear", false, arguments.height(), arguments.width())
          .plan(KerasBackend.TENSORFLOW, images);
    }
    return ImageResize.builder()
        .size(arguments.height(), arguments.width())
        .backend(arguments.backend())
        .build()
        .plan(images);
  }

  /** Collects the arguments of {@code keras.layers.CenterCrop}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private final int height;
    private final int width;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private KerasBackend backend = KerasBackend.TENSORFLOW;

    private Builder(int height, int width) {
      super("center_crop");
      this.height = height;
      this.width = width;
    }

    @Override
    Builder self() {
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

    /**
     * Returns the layer with the arguments set so far.
     *
     * @throws InvalidArgumentException if the height or the width is less than 1
     */
    public CenterCrop build() {
      if (height < 1 || width < 1) {
        throw new InvalidArgumentException(
            "a crop has a height and a width of at least 1, but got " + height + " x " + width);
      }
      return new CenterCrop(
          new Arguments(height, width, dataFormat, backend), options(), Execution.DEFAULT);
    }
  }
}
