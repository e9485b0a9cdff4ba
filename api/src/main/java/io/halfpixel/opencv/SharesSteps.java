package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * AREA that shrinks by no whole numbers: the sum of the covered pixels of each row from +0, each
 * times its share, then of the rows; in float32, or in float64 for {@code float64}. Integers are
 * rounded at the end, halves to even.
 *
 * <p>Source: OpenCV, {@code ResizeArea_Invoker} in {@code modules/imgproc/src/resize.cpp}.
 */
record SharesSteps(SpatialLayout layout, Axis height, Axis width, DataType type) {
  List<Step> all() {
    boolean floating = type.isFloatingPoint();
    DataType compute = floating ? type : DataType.F32;
    Pass rows = layout.resized(1, width.to()).pass(0, height.to());
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Resample1d(
            layout.pass(1, width.to()),
            Covered.shares(width),
            // Integers have no -0, whose sign a sum from +0 would lose.
            floating ? Accumulation.SEQUENTIAL_FROM_ZERO : Accumulation.SEQUENTIAL,
            type,
            compute,
            compute));
    steps.add(
        new Resample1d(
            rows, Covered.shares(height), Accumulation.SEQUENTIAL, compute, compute, compute));
    if (!floating) {
      steps.add(new Convert(rows.outputElements(), compute, type, Convert.Rounding.NEAREST_EVEN));
    }
    return steps;
  }
}
