package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Plans made of plans. */
final class Plans {
  private Plans() {}

  /** Returns one plan that does what the given ones do one after another. */
  static Plan chain(Plan... plans) {
    List<Step> steps = new ArrayList<>();
    for (Plan plan : plans) {
      steps.addAll(plan.steps());
    }
    return new Plan(plans[0].source(), plans[plans.length - 1].target(), steps);
  }

  /** Returns the plan that leaves a tensor as it is. */
  static Plan identity(TensorSpec spec) {
    return new Plan(spec, spec, List.of());
  }

  /**
   * Returns the plan that changes the element type, to the nearest value, ties to even; integers
   * saturate.
   */
  static Plan cast(TensorSpec spec, DataType type) {
    if (spec.dataType() == type) {
      return identity(spec);
    }
    Convert convert =
        new Convert(spec.elements(), spec.dataType(), type, Convert.Rounding.NEAREST_EVEN);
    return new Plan(
        spec, new TensorSpec(spec.shape(), type, spec.memoryFormat()), List.of(convert));
  }

  /**
   * Returns the plan of {@code keras.ops.saturate_cast}: values are first brought into the finite
   * range that both types have, then rounded, ties to even. NaN stays NaN, and is 0 as an integer.
   *
   * <p>Source: Keras 3, {@code keras/src/ops/core.py}, {@code _saturate_cast}.
   */
  static Plan saturatingCast(TensorSpec spec, DataType type) {
    DataType from = spec.dataType();
    boolean coarse = from == DataType.F32 && type == DataType.I32;
    if (from == type || !from.isFloatingPoint() || (!type.isFloatingPoint() && !coarse)) {
      return cast(spec, type); // A conversion to integers saturates by itself.
    }
    Clamp clamp =
        coarse
            ? new Clamp(spec.elements(), from, Integer.MIN_VALUE, Math.nextDown(0x1p31f))
            : new Clamp(spec.elements(), from, -largest(from, type), largest(from, type));
    return chain(new Plan(spec, spec, List.of(clamp)), cast(spec, type));
  }

  private static double largest(DataType... types) {
    double largest = Double.MAX_VALUE;
    for (DataType type : types) {
      largest =
          switch (type) {
            case F16 -> 65504;
            case BF16 -> Math.min(largest, 0x1.fep127);
            case F32 -> Math.min(largest, Float.MAX_VALUE);
            case F64, I64, I32, U16, I16, U8, I8, BOOL -> largest;
          };
    }
    return largest;
  }
}
