package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.StoredWeight;

/**
 * The four neighbours of each output pixel along one axis and their weights, in mode bicubic
 * without antialiasing: cubic convolution with a = −¾.
 *
 * <p>With x the coordinate, k = ⌊x⌋ and t = x − k, pixels k−1 … k+2 have the weights K(t+1), K(t),
 * K(1−t), K(2−t); a pixel outside is replaced by the edge pixel. Nothing is special about an axis
 * that keeps its length.
 *
 * <p>Source: PyTorch, {@code HelperInterpCubic} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp} and {@code get_cubic_upsample_coefficients} in
 * {@code aten/src/ATen/native/UpSample.h}.
 */
final class CubicRule {
  static final double A = -0.75;

  private CubicRule() {}

  /**
   * Returns four taps a row.
   *
   * @param stored the type that weights are stored in
   */
  static TapTable taps(Axis axis, Arithmetic arithmetic, DataType stored) {
    SourceCoordinate source = new SourceCoordinate(axis, arithmetic);
    CubicKernel kernel = new CubicKernel(arithmetic, A, false);
    TapRows rows = TapRows.ofTaps(axis.outputLength(), 4L * axis.outputLength());
    for (int i = 0; i < axis.outputLength(); i++) {
      var position = source.split(source.free(i));
      double[] weights = weights(kernel, position.fraction());
      for (int j = 0; j < weights.length; j++) {
        weights[j] = StoredWeight.of(weights[j], stored);
      }
      addRow(rows, position.left(), weights, axis);
    }
    return rows.table();
  }

  /** Adds the four pixels around one; those beyond an end are the last there. */
  static void addRow(TapRows rows, int left, double[] weights, Axis axis) {
    for (int j = 0; j < weights.length; j++) {
      int index = Math.min(left - 1 + j, axis.inputLength() - 1);
      rows.add(Math.max(index, 0), weights[j]);
    }
    rows.endRow();
  }

  static double[] weights(CubicKernel kernel, double t) {
    Arithmetic arithmetic = kernel.arithmetic();
    double u = arithmetic.difference(1, t);
    return new double[] {
      kernel.outer(arithmetic.sum(t, 1)),
      kernel.inner(t),
      kernel.inner(u),
      kernel.outer(arithmetic.sum(u, 1))
    };
  }
}
