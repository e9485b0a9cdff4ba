package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * {@code ResizeArea}: the mean of the pixels under [i·ratio, (i + 1)·ratio], each weighted by how
 * much of it is covered.
 *
 * <p>Along the width, covered pixels are added from the left; along the height, those sums are
 * added from the top onto 0; then each total is multiplied by the reciprocal of the covered area.
 * Pixels beyond an edge are the edge pixel.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/resize_area_op.cc}.
 */
record AreaRule(Coordinates coordinates) implements ResizeRule {
  @Override
  public List<Step> steps(SpatialLayout image, DataType type, int height, int width) {
    float down = coordinates.ratio(image.length(HEIGHT), height);
    float across = coordinates.ratio(image.length(WIDTH), width);
    return new FloatPasses(image, type)
        .along(WIDTH, taps(image.length(WIDTH), width, across), Accumulation.SEQUENTIAL)
        .along(HEIGHT, taps(image.length(HEIGHT), height, down), Accumulation.SEQUENTIAL_FROM_ZERO)
        .times((float) (1.0 / (down * across)))
        .steps();
  }

  @Override
  public List<Step> gradient(SpatialLayout image, DataType type, int height, int width) {
    throw new UnsupportedModeException("gradient registry has no entry for: ResizeArea");
  }

  private static TapTable taps(int inputLength, int outputLength, float ratio) {
    TapRows rows = new TapRows(outputLength, (int) (Math.ceil(ratio) + 1));
    for (int i = 0; i < outputLength; i++) {
      float from = i * ratio;
      float to = (i + 1) * ratio;
      int end = (int) Math.ceil(to);
      for (int v = (int) Math.floor(from); v < end; v++) {
        rows.add(Math.min(v, inputLength - 1), covered(v, from, to, ratio));
      }
      rows.endRow();
    }
    return rows.table();
  }

  /** Returns how much of [v, v + 1] lies in [from, to], whose length is the ratio. */
  private static float covered(int v, float from, float to, float ratio) {
    if (v < from) {
      return v + 1 > to ? ratio : v + 1 - from;
    }
    return v + 1 > to ? to - v : 1;
  }
}
