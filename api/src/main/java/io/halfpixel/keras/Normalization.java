package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.StoredWeight;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code keras.layers.Normalization} with a given mean and variance: (x − mean) / max(√variance,
 * 10⁻⁷), for tensors of any shape and type.
 *
 * <pre>{@code
 * Normalization layer = Normalization.builder()
 *     .mean(0.485, 0.456, 0.406).variance(0.0524, 0.0502, 0.0506).build();
 * Tensor y = layer.call(x);
 * }</pre>
 *
 * <p>With {@code invert} it is mean + x · max(√variance, 10⁻⁷). Tensor, mean and variance are cast
 * to the layer's type, in which every operation is rounded. Without mean and variance, as before
 * Keras' {@code adapt}, they are 0 and 1. Immutable and thread-safe.
 *
 * <p>Source: Keras 3, {@code keras/src/layers/preprocessing/normalization.py}.
 */
public final class Normalization extends Layer<Normalization> {
  private static final double EPSILON = 1e-7;

  private final Arguments arguments;

  @SuppressWarnings("ArrayRecordComponent") // Nobody else has them.
  private record Arguments(int[] axis, double[] mean, double[] variance, boolean invert) {}

  private Normalization(Arguments arguments, LayerOptions options, Execution execution) {
    super(options, execution);
    this.arguments = arguments;
  }

  /** Returns a builder with Keras' default arguments. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the layer of a configuration.
   *
   * <p>The statistics that {@code adapt} found are weights of a model, not part of a configuration.
   *
   * @param config what Keras' {@code get_config()} gives, or a serialised layer, as a JSON parser
   *     reads it
   * @throws InvalidArgumentException if it is that of another layer, a value is of the wrong type
   *     or refused by the builder, or Keras has no such argument
   */
  public static Normalization fromConfig(Map<String, ?> config) {
    LayerConfig read = new LayerConfig("Normalization", config);
    Builder builder = builder().common(read).invert(read.flag("invert"));
    int[] axis = read.integers("axis");
    builder.axis(axis == null ? new int[0] : axis);
    double[] mean = read.numbers("mean");
    double[] variance = read.numbers("variance");
    if (mean != null) {
      builder.mean(mean);
    }
    if (variance != null) {
      builder.variance(variance);
    }
    read.requireAllRead();
    return builder.build();
  }

  @Override
  protected Normalization with(Execution execution) {
    return new Normalization(arguments, options(), execution);
  }

  @Override
  void checkInput(TensorSpec source) {
    int rank = source.shape().rank();
    if (Arrays.stream(arguments.axis()).anyMatch(axis -> axis < -rank || axis >= rank)) {
      throw new InvalidArgumentException(
          "All `axis` values must be in the range [-ndim, ndim). Received inputs with ndim="
              + rank
              + ", while axis="
              + axisText());
    }
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("a tensor to normalize is CONTIGUOUS, but got " + source);
    }
    int count = arguments.mean().length;
    if (count != 1 && source.shape().length(lastAxis(rank)) != count) {
      long[] given = new long[rank];
      long[] wanted = new long[rank];
      Arrays.fill(given, 1);
      Arrays.fill(wanted, 1);
      given[lastAxis(rank)] = count;
      keptAxes(rank).forEach(axis -> wanted[axis] = source.shape().length(axis));
      String from = Arrays.toString(given).replace(" ", "");
      String to = Arrays.toString(wanted).replace(" ", "");
      throw new InvalidArgumentException(
          wanted[lastAxis(rank)] == 1
              ? "Unable to broadcast tensor of shape " + from + " to tensor of shape " + to
              : "Incompatible shapes: " + from + " vs. " + to);
    }
  }

  private IntStream keptAxes(int rank) {
    return Arrays.stream(arguments.axis()).map(axis -> axis < 0 ? axis + rank : axis);
  }

  private int lastAxis(int rank) {
    return keptAxes(rank).max().orElse(0);
  }

  private String axisText() {
    String list = Arrays.toString(arguments.axis());
    return "(" + list.substring(1, list.length() - 1) + (arguments.axis().length == 1 ? ",)" : ")");
  }

  /** Statistics of several axes are those of the last one; Keras repeats them along the others. */
  @Override
  Plan planCall(TensorSpec inputs) {
    boolean single = arguments.mean().length == 1;
    ChannelSteps channels =
        single
            ? ChannelSteps.ofAxes(inputs, 0, 0)
            : ChannelSteps.ofAxis(inputs, lastAxis(inputs.shape().rank()));
    Operation mean =
        ChannelSteps.operation(
            arguments.invert() ? Operator.ADD : Operator.SUBTRACT, dtype(), means());
    Operation deviation =
        ChannelSteps.operation(
            arguments.invert() ? Operator.MULTIPLY : Operator.DIVIDE, dtype(), deviations());
    return arguments.invert()
        ? channels.plan(inputs, dtype(), deviation, mean)
        : channels.plan(inputs, dtype(), mean, deviation);
  }

  private double[] means() {
    return Arrays.stream(arguments.mean())
        .map(value -> ChannelSteps.stored(value, dtype()))
        .toArray();
  }

  private double[] deviations() {
    return Arrays.stream(arguments.variance()).map(this::deviation).toArray();
  }

  private double deviation(double variance) {
    double root = Math.sqrt(ChannelSteps.stored(variance, dtype()));
    return switch (dtype()) {
      case F64 -> Math.max(root, EPSILON);
      case F32 -> Math.max((float) root, (float) EPSILON);
      default ->
          Math.max(StoredWeight.of((float) root, dtype()), StoredWeight.of(EPSILON, dtype()));
    };
  }

  /** Collects the arguments of {@code keras.layers.Normalization}. */
  public static final class Builder extends LayerBuilder<Builder> {
    private int[] axis = {-1};
    private double[] mean = {};
    private double[] variance = {};
    private boolean invert;

    private Builder() {
      super("normalization");
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets the axes that have a mean of their own at each index, negative ones counted from the
     * end; the last one unless set. Without any, all of the tensor has one mean.
     */
    public Builder axis(int... axis) {
      this.axis = axis.clone();
      return this;
    }

    /** Sets one mean, or one for each index of the last of the axes. */
    public Builder mean(double... mean) {
      this.mean = mean.clone();
      return this;
    }

    /** Sets one variance, or one for each index of the last of the axes. */
    public Builder variance(double... variance) {
      this.variance = variance.clone();
      return this;
    }

    /** Sets whether the layer undoes a normalization; false unless set. */
    public Builder invert(boolean invert) {
      this.invert = invert;
      return this;
    }

    /**
     * Returns the layer with the arguments set so far.
     *
     * @throws InvalidArgumentException if only one of mean and variance was set, there are not
     *     equally many of them, or there are several without an axis
     */
    public Normalization build() {
      if ((mean.length == 0) != (variance.length == 0)) {
        throw new InvalidArgumentException(
            "When setting values directly, both `mean` and `variance` must be set. Received: mean="
                + Arrays.toString(mean)
                + " and variance="
                + Arrays.toString(variance));
      }
      if (mean.length != variance.length) {
        throw new InvalidArgumentException(
            "When setting values directly, `mean` and `variance` must have the same shape."
                + " Received: mean shape ("
                + mean.length
                + ",) and variance shape ("
                + variance.length
                + ",)");
      }
      if (mean.length > 1 && axis.length == 0) {
        throw new InvalidArgumentException(
            "The rank of `mean` must be less than or equal to the number of axes (0). Received:"
                + " mean shape ("
                + mean.length
                + ",) for axis ()");
      }
      boolean given = mean.length > 0;
      return new Normalization(
          new Arguments(
              axis.clone(),
              given ? mean.clone() : new double[] {0},
              given ? variance.clone() : new double[] {1},
              invert),
          options(),
          Execution.DEFAULT);
    }
  }
}
