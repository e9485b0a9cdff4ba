package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.StoredWeight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arithmetic with one number for each channel, each operation rounded to the type in which it is
 * computed.
 *
 * @param outer the number of blocks around the channels
 * @param channels the number of channels
 * @param inner the number of contiguous elements of one channel
 */
record ChannelSteps(long outer, int channels, long inner) {
  /** Returns the channels of a contiguous tensor, one of its axes. */
  static ChannelSteps ofAxis(TensorSpec spec, int axis) {
    return ofAxes(spec, axis, axis + 1);
  }

  /** Returns neighbouring axes of a contiguous tensor, taken together, as the channels. */
  static ChannelSteps ofAxes(TensorSpec spec, int from, int to) {
    long[] product = {1, 1, 1};
    long[] shape = spec.shape().toArray();
    for (int axis = 0; axis < shape.length; axis++) {
      product[axis < from ? 0 : axis < to ? 1 : 2] *= shape[axis];
    }
    return new ChannelSteps(product[0], Math.toIntExact(product[1]), product[2]);
  }

  /**
   * Returns a value as TensorFlow stores a Python number that is cast to a type: in {@code float32}
   * on the way.
   */
  static double stored(double value, DataType type) {
    return StoredWeight.of((float) value, type);
  }

  /** Returns an operation with values of the type in which it is computed. */
  static Operation operation(ChannelArithmetic.Operator operator, DataType type, double... values) {
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    return new Operation(operator, compute, Arrays.stream(values).boxed().toList());
  }

  /** Returns the plan that casts a tensor to a type, then computes in it. */
  Plan plan(TensorSpec spec, DataType type, Operation... operations) {
    boolean half = type == DataType.F16 || type == DataType.BF16;
    boolean read = spec.dataType() != DataType.I64 && spec.dataType() != DataType.BOOL;
    Plan cast = Plans.cast(spec, read && !half ? spec.dataType() : type);
    if (spec.elements() == 0) {
      return Plans.cast(spec, type);
    }
    List<Step> steps = new ArrayList<>();
    DataType from = cast.target().dataType();
    if (half) {
      for (Operation operation : operations) {
        steps.add(new ChannelArithmetic(outer, channels, inner, List.of(operation), type, type));
      }
    } else {
      steps.add(new ChannelArithmetic(outer, channels, inner, List.of(operations), from, type));
    }
    return Plans.chain(cast, Plans.elements(cast.target(), type, steps.toArray(Step[]::new)));
  }
}
