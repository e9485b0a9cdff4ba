package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.StoredWeight;
import java.util.Arrays;
import java.util.List;

/**
 * {@code torchvision.transforms.v2.functional.normalize} of floating-point tensors [..., c, h, w]:
 * {@code (x − mean[c]) / std[c]}, each operation rounded to the type of the tensor, in which mean
 * and deviation are stored too. Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] mean = {0.485, 0.456, 0.406};
 * double[] std = {0.229, 0.224, 0.225};
 * Tensor y = Normalize.of(mean, std).apply(x);
 * }</pre>
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_misc.py}, {@code normalize_image}.
 */
public final class Normalize extends Operation<Normalize> {
  private final double[] mean;
  private final double[] std;

  private Normalize(double[] mean, double[] std, Execution execution) {
    super(execution);
    this.mean = mean;
    this.std = std;
  }

  /**
   * Returns the operation.
   *
   * @param mean the mean of each channel, or one of all
   * @param std the deviation of each channel, or one of all; none is 0
   * @throws InvalidArgumentException if there is no mean or no deviation, or a deviation is 0
   */
  public static Normalize of(double[] mean, double[] std) {
    if (mean.length == 0 || std.length == 0) {
      throw new InvalidArgumentException("normalize has a mean and a std");
    }
    if (Arrays.stream(std).anyMatch(value -> value == 0)) {
      throw new InvalidArgumentException("std evaluated to zero, leading to division by zero.");
    }
    return new Normalize(mean.clone(), std.clone(), Execution.DEFAULT);
  }

  @Override
  protected Normalize with(Execution execution) {
    return new Normalize(mean, std, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is not floating-point, its rank is below 3, its
   *     memory format is none of PyTorch's, or there are several means or deviations, but not one
   *     for each channel
   */
  @Override
  public Plan plan(TensorSpec source) {
    DataType type = source.dataType();
    if (!type.isFloatingPoint()) {
      throw new InvalidArgumentException(
          "Input tensor should be a float tensor. Got torch." + type + ".");
    }
    ImageTensor image = ImageTensor.of(source);
    int channels = image.channels();
    if (channels == 0 || image.isEmpty()) {
      return Plans.identity(source);
    }
    ChannelArithmetic.Operation subtract = operation(Operator.SUBTRACT, mean, channels, type);
    ChannelArithmetic.Operation divide = operation(Operator.DIVIDE, std, channels, type);
    // Half-width types are rounded to in between.
    if (type == DataType.F16 || type == DataType.BF16) {
      return Plans.chain(
          image.compute(List.of(subtract), type), image.compute(List.of(divide), type));
    }
    return image.compute(List.of(subtract, divide), type);
  }

  private static ChannelArithmetic.Operation operation(
      Operator operator, double[] values, int channels, DataType type) {
    if (values.length != 1 && values.length != channels) {
      throw new InvalidArgumentException(
          "The size of mean and std must match the number of channels, "
              + channels
              + ", or be 1, but got "
              + values.length);
    }
    double[] each = new double[channels];
    Arrays.setAll(each, channel -> stored(values[values.length == 1 ? 0 : channel], type));
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    return new ChannelArithmetic.Operation(operator, compute, Arrays.stream(each).boxed().toList());
  }

  private static double stored(double value, DataType type) {
    double single = type == DataType.F64 ? value : (float) value;
    return StoredWeight.of(single, type);
  }
}
