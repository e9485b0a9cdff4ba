package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.StoredWeight;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code keras.applications.imagenet_utils.preprocess_input}: RGB images [n, h, w, 3] or [h, w, 3],
 * or with their channels first, with values from 0 to 255, as a model of an application takes them.
 *
 * <pre>{@code
 * Tensor y = PreprocessInput.of(PreprocessMode.CAFFE).apply(x);
 * }</pre>
 *
 * <p>Integers become {@code float32}; floating-point types are kept, and every operation is rounded
 * to them. Channels beyond the third are kept, and in the mode caffe reversed with the others.
 * Immutable and thread-safe.
 *
 * <p>Source: Keras 3, {@code keras/src/applications/imagenet_utils.py}.
 */
public final class PreprocessInput extends Operation<PreprocessInput> {
  private static final double[] BGR = {103.939, 116.779, 123.68};
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  private final PreprocessMode mode;
  private final DataFormat dataFormat;

  private PreprocessInput(PreprocessMode mode, DataFormat dataFormat, Execution execution) {
    super(execution);
    this.mode = Objects.requireNonNull(mode, "mode");
    this.dataFormat = Objects.requireNonNull(dataFormat, "dataFormat");
  }

  /** Returns the operation for channels-last images. */
  public static PreprocessInput of(PreprocessMode mode) {
    return of(mode, DataFormat.CHANNELS_LAST);
  }

  /** Returns the operation. */
  public static PreprocessInput of(PreprocessMode mode, DataFormat dataFormat) {
    return new PreprocessInput(mode, dataFormat, Execution.DEFAULT);
  }

  @Override
  protected PreprocessInput with(Execution execution) {
    return new PreprocessInput(mode, dataFormat, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is not 3 or 4, the memory format is not {@link
   *     MemoryFormat#CONTIGUOUS}, or the mode is not tf and there are less than three channels
   */
  @Override
  public Plan plan(TensorSpec source) {
    Shape shape = source.shape();
    if (shape.rank() != 3 && shape.rank() != 4) {
      throw new InvalidArgumentException(
          "images have the rank 3 or 4, but got the shape " + Layer.tuple(shape));
    }
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("images are CONTIGUOUS here, but got " + source);
    }
    DataType type = source.dataType().isFloatingPoint() ? source.dataType() : DataType.F32;
    int axis = dataFormat == DataFormat.CHANNELS_LAST ? shape.rank() - 1 : shape.rank() - 3;
    if (mode == PreprocessMode.TF) {
      return ChannelSteps.ofAxes(source, 0, 0)
          .plan(
              source,
              type,
              operation(Operator.DIVIDE, type, 0, 127.5),
              operation(Operator.SUBTRACT, type, 0, 1));
    }
    if (shape.length(axis) < 3) {
      throw new InvalidArgumentException(
          "index "
              + shape.length(axis)
              + " is out of bounds for axis "
              + axis
              + " with size "
              + shape.length(axis));
    }
    ChannelSteps channels = ChannelSteps.ofAxis(source, axis);
    return mode == PreprocessMode.CAFFE
        ? caffe(source, channels, type)
        : torch(source, channels, type);
  }

  private static Plan caffe(TensorSpec source, ChannelSteps channels, DataType type) {
    Plan turned = Plans.identity(source);
    int count = channels.channels();
    if (source.elements() > 0) {
      int[] indices = new int[count];
      Arrays.setAll(indices, channel -> count - 1 - channel);
      List<IndexTable> table = List.of(IndexTable.of(count, indices));
      turned =
          Plans.elements(
              source,
              source.dataType(),
              new Gather(channels.outer(), table, channels.inner(), source.dataType()));
    }
    return Plans.chain(
        turned, channels.plan(source, type, operation(Operator.SUBTRACT, type, count, BGR)));
  }

  private static Plan torch(TensorSpec source, ChannelSteps channels, DataType type) {
    double[] whole = new double[channels.channels()];
    Arrays.fill(whole, 255);
    return channels.plan(
        source,
        type,
        operation(Operator.DIVIDE, type, whole.length, whole),
        operation(Operator.SUBTRACT, type, whole.length, MEAN),
        operation(Operator.DIVIDE, type, whole.length, DEVIATION));
  }

  /** Values that are missing leave their channels as they are; 0 channels are those given. */
  private static ChannelArithmetic.Operation operation(
      Operator operator, DataType type, int channels, double... values) {
    double[] each = new double[Math.max(channels, values.length)];
    Arrays.fill(each, operator == Operator.DIVIDE ? 1 : 0);
    for (int channel = 0; channel < values.length; channel++) {
      double value = type == DataType.F32 ? (float) values[channel] : values[channel];
      each[channel] = StoredWeight.of(value, type);
    }
    return ChannelSteps.operation(operator, type, each);
  }

  /** Returns the call as Keras' users write it. */
  @Override
  public String toString() {
    return "preprocess_input(data_format='" + dataFormat + "', mode='" + mode + "')";
  }
}
