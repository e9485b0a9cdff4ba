package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Map;

/**
 * {@code keras.layers.UpSampling1D}: repeats each step of a tensor of shape [n, steps, features].
 *
 * <pre>{@code
 * Tensor y = UpSampling1D.of(2).call(x);
 * }</pre>
 *
 * <p>Immutable and thread-safe. Source: Keras 3, {@code
 * keras/src/layers/reshaping/up_sampling1d.py}.
 */
public final class UpSampling1D extends UpSampling<UpSampling1D> {
  private final int size;

  private UpSampling1D(int size, LayerOptions options, Execution execution) {
    super(options, execution);
    this.size = size;
  }

  /**
   * Returns the layer that repeats each step so often.
   *
   * @throws InvalidArgumentException if the size is less than 1
   */
  public static UpSampling1D of(int size) {
    return builder().size(size).build();
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
  public static UpSampling1D fromConfig(Map<String, ?> config) {
    LayerConfig read = new LayerConfig("UpSampling1D", config);
    Builder builder = builder().common(read);
    if (read.value("size") != null) {
      builder.size(read.integer("size"));
    }
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected UpSampling1D with(Execution execution) {
    return new UpSampling1D(size, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    checkRank(source, 3);
  }

  @Override
  Plan planCall(TensorSpec inputs) {
    return Repeat.plan(DataFormat.CHANNELS_LAST.channelsLast(inputs), List.of(size));
  }

  @Override
  Plan gradientCall(TensorSpec inputs, TensorSpec gradOutput) {
    return RepeatGradient.plan(inputs, gradOutput, List.of(size), DataFormat.CHANNELS_LAST);
  }

  /** Collects the arguments of {@code keras.layers.UpSampling1D}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private int size = 2;

    private Builder() {
      super("up_sampling1d");
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets how often each step is repeated; 2 unless set.
     *
     * @throws InvalidArgumentException if the size is less than 1
     */
    public Builder size(int size) {
      if (size <= 0) {
        throw new InvalidArgumentException(
            "Argument `size` should be a positive integer. Received: size=" + size);
      }
      this.size = size;
      return this;
    }

    /** Returns the layer with the arguments set so far. */
    public UpSampling1D build() {
      return new UpSampling1D(size, options(), Execution.DEFAULT);
    }
  }
}
