package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighted sums along one axis after another, computed and kept in binary32.
 *
 * <p>TensorFlow's kernels read a pixel as {@code static_cast<float>}. A sum reads the narrow types
 * exactly; {@code float64}, {@code int32} and {@code int64} are rounded to binary32 first.
 */
final class FloatPasses {
  private final List<Step> steps = new ArrayList<>();
  private SpatialLayout image;
  private DataType type;

  FloatPasses(SpatialLayout image, DataType type) {
    this.image = image;
    this.type = type;
    if (type == DataType.F64 || type == DataType.I32 || type == DataType.I64) {
      cast();
    }
  }

  /** Returns the step that only casts to binary32, or none if the type is that already. */
  static List<Step> castOnly(SpatialLayout image, DataType type) {
    FloatPasses passes = new FloatPasses(image, type);
    if (passes.type != DataType.F32) {
      passes.cast();
    }
    return passes.steps();
  }

  private void cast() {
    long count = image.pass(0, image.length(0)).inputElements();
    steps.add(new Convert(count, type, DataType.F32, Convert.Rounding.NEAREST_EVEN));
    type = DataType.F32;
  }

  /** Adds the sums along a spatial axis, which gets as many pixels as the table has rows. */
  FloatPasses along(int axis, TapTable taps, Accumulation accumulation) {
    add(image.pass(axis, taps.rows()), taps, accumulation);
    image = image.resized(axis, taps.rows());
    return this;
  }

  /** Adds a product of every element with one factor. */
  FloatPasses times(float factor) {
    Pass width = image.pass(ResizeRule.WIDTH, image.length(ResizeRule.WIDTH));
    Pass rows = new Pass(width.outer(), 1, 1, width.inputLength() * width.inner());
    TapTable single = TapTable.uniform(1, new int[] {0}, new double[] {factor});
    add(rows, single, Accumulation.SEQUENTIAL);
    return this;
  }

  private void add(Pass pass, TapTable taps, Accumulation accumulation) {
    steps.add(new Resample1d(pass, taps, accumulation, type, DataType.F32, DataType.F32));
    type = DataType.F32;
  }

  /** Returns the steps added so far. */
  List<Step> steps() {
    return List.copyOf(steps);
  }
}
