package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.List;

/** The conversion to another type with which Keras ends. */
final class SaturatingCast {
  private SaturatingCast() {}

  /**
   * Returns the plan of {@code keras.ops.saturate_cast}: values are first brought into the finite
   * range that both types have, then rounded, ties to even. NaN stays NaN, and is 0 as an integer.
   *
   * <p>Source: Keras 3, {@code keras/src/ops/core.py}, {@code _saturate_cast}.
   */
  static Plan plan(TensorSpec spec, DataType type) {
    DataType from = spec.dataType();
    boolean coarse = from == DataType.F32 && type == DataType.I32;
    if (from == type || !from.isFloatingPoint() || (!type.isFloatingPoint() && !coarse)) {
      return Plans.cast(spec, type); // A conversion to integers saturates by itself.
    }
    Clamp clamp =
        coarse
            ? new Clamp(spec.elements(), from, Integer.MIN_VALUE, Math.nextDown(0x1p31f))
            : new Clamp(spec.elements(), from, -largest(from, type), largest(from, type));
    return Plans.chain(new Plan(spec, spec, List.of(clamp)), Plans.cast(spec, type));
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
