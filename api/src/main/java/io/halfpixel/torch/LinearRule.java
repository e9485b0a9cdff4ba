package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.StoredWeight;

/**
 * The two neighbours of each output pixel along one axis and their weights, in the modes linear,
 * bilinear and trilinear.
 *
 * <p>With x the coordinate, k = ⌊x⌋ and λ = x − k: pixel k has weight 1 − λ, pixel k + 1 weight λ;
 * behind the last pixel both are the last. An axis that keeps its length has weights 1 and 0,
 * whatever the scale, and is still multiplied: an infinite pixel becomes NaN.
 *
 * <p>Source: PyTorch, {@code compute_source_index_and_lambda} in {@code
 * aten/src/ATen/native/UpSample.h}.
 */
final class LinearRule {
  private LinearRule() {}

  /**
   * Returns two taps a row.
   *
   * @param stored the type that weights are stored in; the channels-last kernel keeps them in
   *     opmath
   */
  static TapTable taps(Axis axis, Arithmetic arithmetic, DataType stored) {
    SourceCoordinate source = new SourceCoordinate(axis, arithmetic);
    int last = axis.inputLength() - 1;
    TapRows rows = TapRows.ofTaps(axis.outputLength(), 2L * axis.outputLength());
    for (int i = 0; i < axis.outputLength(); i++) {
      if (axis.isSameLength()) {
        rows.add(i, 1);
        rows.add(i, 0);
      } else {
        var position = source.split(source.raised(i));
        double fraction = StoredWeight.of(position.fraction(), stored);
        rows.add(position.left(), StoredWeight.of(arithmetic.difference(1, fraction), stored));
        rows.add(Math.min(position.left() + 1, last), fraction);
      }
      rows.endRow();
    }
    return rows.table();
  }
}
