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
 * {@code ResizeBicubic}: along the height, then along the width, the four products of a cubic from
 * left to right.
 *
 * <p>The fraction of the position is rounded to 1/1024 and the weights come from a table.
 * Half-pixel coordinates use the cubic with a = −½, leave out the taps beyond an edge and scale the
 * others to the sum 1. Legacy and aligned coordinates use a = −¾ and repeat the edge pixel. A tap
 * that is left out keeps its place with weight 0 at the edge pixel, as in TensorFlow, so that an
 * infinite edge pixel gives NaN; and an image that keeps its size is computed like any other.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/resize_bicubic_op.cc}.
 */
record BicubicRule(Coordinates coordinates) implements ResizeRule {
  private static final int TAPS = 4;

  @Override
  public List<Step> steps(SpatialLayout image, DataType type, int height, int width) {
    return new FloatPasses(image, type)
        .along(HEIGHT, taps(image.length(HEIGHT), height), Accumulation.SEQUENTIAL)
        .along(WIDTH, taps(image.length(WIDTH), width), Accumulation.SEQUENTIAL)
        .steps();
  }

  /**
   * Each output adds (g·wy)·wx to its sixteen pixels, in raster order, one row after the other, in
   * the type of the images, which is {@code float32} or {@code float64}.
   */
  @Override
  public List<Step> gradient(SpatialLayout image, DataType type, int height, int width) {
    if (type != DataType.F32 && type != DataType.F64) {
      throw new UnsupportedModeException(
          "ResizeBicubic has a gradient for float32 and float64, and None for " + type);
    }
    GradientSteps gradient =
        new GradientSteps(
            image, taps(image.length(HEIGHT), height), taps(image.length(WIDTH), width));
    Step sum = gradient.scaled(type);
    return type == DataType.F32
        ? List.of(sum)
        : List.of(GradientSteps.convert(gradient.output(), DataType.F32, type), sum);
  }

  private TapTable taps(int inputLength, int outputLength) {
    CubicTable table = coordinates.halfPixelCenters() ? CubicTable.HALF_PIXEL : CubicTable.LEGACY;
    float ratio = coordinates.ratio(inputLength, outputLength);
    TapRows rows = TapRows.ofTaps(outputLength, (long) TAPS * outputLength);
    for (int i = 0; i < outputLength; i++) {
      float x = coordinates.position(i, ratio);
      long first = (long) Math.floor(x) - 1;
      double[] weights = table.weights(x - (float) Math.floor(x));
      if (coordinates.halfPixelCenters()) {
        dropOutside(weights, first, inputLength);
        TO_SUM_ONE.apply(weights);
      }
      for (int tap = 0; tap < TAPS; tap++) {
        rows.add((int) Math.min(Math.max(first + tap, 0), inputLength - 1), weights[tap]);
      }
      rows.endRow();
    }
    return rows.table();
  }

  private static void dropOutside(double[] weights, long first, int inputLength) {
    for (int tap = 0; tap < TAPS; tap++) {
      if (first + tap < 0 || first + tap >= inputLength) {
        weights[tap] = 0;
      }
    }
  }
}
