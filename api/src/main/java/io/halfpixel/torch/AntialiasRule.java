package io.halfpixel.torch;

import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.Filter;
import io.halfpixel.rules.Normalization;
import io.halfpixel.rules.Precision;
import io.halfpixel.rules.RoundedPlacement;
import io.halfpixel.rules.Taps;

/**
 * The taps of each output pixel along one axis with antialiasing: every input pixel under a filter
 * that is widened by the ratio r where the axis shrinks, as Pillow has it. Pixels beyond an edge
 * are left out, and the weights are divided by their sum. Aligned corners change r but not the form
 * of the centre, as in PyTorch.
 *
 * <p>Source: PyTorch, {@code _compute_indices_min_size_weights_aa} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}, after Pillow's {@code src/libImaging/Resample.c}.
 *
 * @param axis the axis
 * @param filter the filter
 * @param arithmetic the type and the build
 */
record AntialiasRule(Axis axis, AntialiasFilter filter, Arithmetic arithmetic) {
  /** Returns the taps with normalised weights. */
  TapTable taps() {
    Precision precision = arithmetic.isSingle() ? Precision.SINGLE : Precision.DOUBLE;
    var placement =
        new RoundedPlacement(
            axis.inputLength(), axis.outputLength(), 0, axis.ratio(arithmetic), true, precision);
    Filter weights = new Filter(filter.size() / 2.0, x -> filter.replace(arithmetic, x));
    return new Taps(placement, Edge.LEAVE_OUT, weights, Normalization.running(precision), true)
        .table();
  }
}
