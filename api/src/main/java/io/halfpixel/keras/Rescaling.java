package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code keras.layers.Rescaling}: x · scale + offset, for tensors of any shape and type.
 *
 * <pre>{@code
 * Tensor y = Rescaling.of(1 / 127.5, -1).call(x);
 * }</pre>
 *
 * <p>Scale and offset are one number, or one for each element of the last axis. The tensor, scale
 * and offset are cast to the layer's type, in which the product and the sum are rounded. Immutable
 * and thread-safe.
 *
 * <p>Source: Keras 3, {@code keras/src/layers/preprocessing/rescaling.py}.
 */
public final class Rescaling extends Layer<Rescaling> {
  private final double[] scale;
  private final double[] offset;

  private Rescaling(double[] scale, double[] offset, LayerOptions options, Execution execution) {
    super(options, execution);
    this.scale = scale;
    this.offset = offset;
  }

  /** Returns the layer that multiplies with a number. */
  public static Rescaling of(double scale) {
    return builder(scale).build();
  }

  /** Returns the layer that multiplies with a number and adds another. */
  public static Rescaling of(double scale, double offset) {
    return builder(scale).offset(offset).build();
  }

  /**
   * Returns a builder with Keras' default arguments.
   *
   * @param scale one number, or one for each element of the last axis
   */
  public static Builder builder(double... scale) {
    return new Builder(scale.clone());
  }

  /**
   * Returns the layer of a configuration.
   *
   * @param config what Keras' {@code get_config()} gives, or a serialised layer, as a JSON parser
   *     reads it
   * @throws InvalidArgumentException if it is that of another layer, a value is of the wrong type
   *     or refused by the builder, or Keras has no such argument
   */
  public static Rescaling fromConfig(Map<String, ?> config) {
    LayerConfig read = new LayerConfig("Rescaling", config);
    double[] scale = read.numbers("scale");
    if (scale == null) {
      throw new InvalidArgumentException("Rescaling takes a number as scale, but got none");
    }
    double[] offset = read.numbers("offset");
    Builder builder = builder(scale).common(read).offset(offset == null ? new double[1] : offset);
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected Rescaling with(Execution execution) {
    return new Rescaling(scale, offset, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("a tensor to rescale is CONTIGUOUS, but got " + source);
    }
    checkChannels(source, scale.length);
    checkChannels(source, offset.length);
  }

  private static void checkChannels(TensorSpec source, int count) {
    Shape shape = source.shape();
    long channels = shape.rank() == 0 ? 1 : shape.length(shape.rank() - 1);
    if (count != 1 && channels != 1 && count != channels) {
      throw new InvalidArgumentException(
          "Incompatible shapes: " + shape.toString().replace(" ", "") + " vs. [" + count + "]");
    }
  }

  @Override
  Plan planCall(TensorSpec inputs) {
    int count = Math.max(scale.length, offset.length);
    Plan widened = count == 1 ? Plans.identity(inputs) : widened(inputs, count);
    TensorSpec spec = widened.target();
    int rank = spec.shape().rank();
    ChannelSteps channels =
        count == 1 ? ChannelSteps.ofAxes(spec, 0, 0) : ChannelSteps.ofAxis(spec, rank - 1);
    return Plans.chain(
        widened,
        channels.plan(
            spec,
            dtype(),
            ChannelSteps.operation(Operator.MULTIPLY, dtype(), each(scale, count)),
            ChannelSteps.operation(Operator.ADD, dtype(), each(offset, count))));
  }

  /** A single channel is repeated. */
  private static Plan widened(TensorSpec inputs, int count) {
    long[] shape = inputs.shape().rank() == 0 ? new long[] {1} : inputs.shape().toArray();
    int last = shape.length - 1;
    if (shape[last] == count) {
      return Plans.identity(inputs);
    }
    shape[last] = count;
    TensorSpec target = TensorSpec.of(inputs.dataType(), shape);
    IndexTable repeat = IndexTable.of(1, new int[count]);
    return new Plan(
        inputs,
        target,
        List.of(new Gather(inputs.elements(), List.of(repeat), 1, inputs.dataType())));
  }

  private double[] each(double[] values, int count) {
    double[] each = new double[count];
    DataType type = dtype();
    Arrays.setAll(
        each, channel -> ChannelSteps.stored(values[values.length == 1 ? 0 : channel], type));
    return each;
  }

  /** Collects the arguments of {@code keras.layers.Rescaling}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private final double[] scale;
    private double[] offset = {0};

    private Builder(double[] scale) {
      super("rescaling");
      this.scale = scale;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets what is added: one number, or one for each element of the last axis; 0 unless set. */
    public Builder offset(double... offset) {
      this.offset = offset.clone();
      return this;
    }

    /**
     * Returns the layer with the arguments set so far.
     *
     * @throws InvalidArgumentException if there is no scale or no offset, or there are several of
     *     both, but not equally many
     */
    public Rescaling build() {
      boolean fit = scale.length == offset.length || scale.length == 1 || offset.length == 1;
      if (scale.length == 0 || offset.length == 0 || !fit) {
        throw new InvalidArgumentException(
            "scale and offset have one number or equally many, but got "
                + Arrays.toString(scale)
                + " and "
                + Arrays.toString(offset));
      }
      return new Rescaling(scale, offset, options(), Execution.DEFAULT);
    }
  }
}
