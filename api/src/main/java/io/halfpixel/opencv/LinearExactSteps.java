package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * LINEAR_EXACT of integers: the width exactly, then the height, rounded once, halves up.
 *
 * <p>Weights have 8 fractional bits for {@code uint8} and 16 for the other narrow types. Those of
 * {@code int32} have 32: each product of the second pass is rounded to as many, halves away from
 * zero.
 *
 * <p>Source: OpenCV, {@code resize_bitExactInvoker} in {@code modules/imgproc/src/resize.cpp} and
 * {@code fixedpoint.inl.hpp}.
 */
record LinearExactSteps(SpatialLayout layout, Axis height, Axis width, DataType type) {
  private static final long HALF = 1L << 31;

  List<Step> all() {
    return switch (type) {
      case U8 -> narrow(8, DataType.U16, 0);
      case I8, I16 -> narrow(16, DataType.I32, 0);
      // Less by 2^31 between the passes, which fits 32 bits with a sign.
      case U16 -> narrow(16, DataType.I32, -HALF);
      case I32 -> wide();
      default ->
          throw Refusal.assertion(
              "func != 0",
              "INTER_LINEAR_EXACT takes uint8, int8, uint16, int16, int32, float32 and float64,"
                  + " but got "
                  + type);
    };
  }

  private Pass columns() {
    return layout.pass(1, width.to());
  }

  private Pass rows() {
    return layout.resized(1, width.to()).pass(0, height.to());
  }

  private List<Step> narrow(int bits, DataType between, long offset) {
    long rounding = (1L << 2 * bits - 1) - (offset << bits);
    return List.of(
        new FixedPoint1d(columns(), LinearExact.taps(width, bits), offset, 0, type, between),
        new FixedPoint1d(
            rows(), LinearExact.taps(height, bits), rounding, 2 * bits, between, type));
  }

  private List<Step> wide() {
    int bits = 32;
    Terms rounded = new Terms(0, bits, Ties.HALF_AWAY);
    return List.of(
        new FixedPoint1d(columns(), LinearExact.taps(width, bits), 0, 0, type, DataType.I64),
        new FixedPoint1d(
            rows(), LinearExact.taps(height, bits), rounded, HALF, bits, 0, DataType.I64, type));
  }
}
