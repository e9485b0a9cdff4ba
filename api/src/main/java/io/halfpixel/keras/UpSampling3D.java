package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code keras.layers.UpSampling3D}: repeats the voxels of a tensor of shape [n, d, h, w, c], or
 * [n, c, d, h, w] in {@link DataFormat#CHANNELS_FIRST}.
 *
 * <pre>{@code
 * Tensor y = UpSampling3D.of(2, 2, 2).call(x);
 * }</pre>
 *
 * <p>Immutable and thread-safe. Source: Keras 3, {@code
 * keras/src/layers/reshaping/up_sampling3d.py}.
 */
public final class UpSampling3D extends UpSampling<UpSampling3D> {
  private static final int AXES = 3;

  private final List<Integer> size;
  private final DataFormat dataFormat;

  private UpSampling3D(
      List<Integer> size, DataFormat dataFormat, LayerOptions options, Execution execution) {
    super(options, execution);
    this.size = size;
    this.dataFormat = dataFormat;
  }

  /**
   * Returns the layer that repeats depth, height and width so often, for channels-last tensors.
   *
   * @throws InvalidArgumentException if a factor is less than 1
   */
  public static UpSampling3D of(int depth, int height, int width) {
    return builder().size(depth, height, width).build();
  }

  /** Returns a builder with Keras' default arguments. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the layer of a configuration.
   *
   * @param config what Keras' {@code get_config()} gives, or a serialised layer, as a JSON parser
   *     reads it
   * @throws InvalidArgumentException if it is that of another layer, a value is of the wrong type
   *     or refused by the builder, or Keras has no such argument
   */
  public static UpSampling3D fromConfig(Map<String, ?> config) {
    LayerConfig read = new LayerConfig("UpSampling3D", config);
    Builder builder = builder().common(read).dataFormat(read.dataFormat()).size(read);
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected UpSampling3D with(Execution execution) {
    return new UpSampling3D(size, dataFormat, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    checkRank(source, AXES + 2);
  }

  @Override
  Plan planCall(TensorSpec inputs) {
    Plan plan = Repeat.plan(dataFormat.channelsLast(inputs), size);
    return plan.between(inputs, dataFormat.fromChannelsLast(plan.target()));
  }

  @Override
  Plan gradientCall(TensorSpec inputs, TensorSpec gradOutput) {
    return RepeatGradient.plan(
            dataFormat.channelsLast(inputs), dataFormat.channelsLast(gradOutput), size, dataFormat)
        .between(gradOutput, inputs);
  }

  /** Collects the arguments of {@code keras.layers.UpSampling3D}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private List<Integer> size = Factors.of(AXES, 2);
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;

    private Builder() {
      super("up_sampling3d");
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets one factor for all three axes; 2 unless set.
     *
     * @throws InvalidArgumentException if it is less than 1
     */
    public Builder size(int size) {
      this.size = Factors.of(AXES, size);
      return this;
    }

    /**
     * Sets the factors of depth, height and width.
     *
     * @throws InvalidArgumentException if there are not three, or one is less than 1
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

    /** Returns the layer with the arguments set so far. */
    public UpSampling3D build() {
      return new UpSampling3D(size, dataFormat, options(), Execution.DEFAULT);
    }
  }
}
