package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * {@code ResizeBilinear}: along the width {@code a + (b − a)·t}, then along the height.
 *
 * <p>At position x the neighbours are max(⌊x⌋, 0) and min(⌈x⌉, n − 1), and t = x − ⌊x⌋. At an edge
 * both neighbours are the edge pixel, so that t does not matter. An image that keeps its size is
 * copied, not interpolated: infinite pixels stay infinite.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/resize_bilinear_op.cc}.
 */
record BilinearRule(Coordinates coordinates) implements ResizeRule {
  @Override
  public String types() {
    return "int8, uint8, int16, uint16, int32, int64, bfloat16, half, float, double, bfloat16";
  }

  @Override
  public List<Step> steps(SpatialLayout image, DataType type, int height, int width) {
    if (image.length(HEIGHT) == height && image.length(WIDTH) == width) {
      return FloatPasses.castOnly(image, type);
    }
    return new FloatPasses(image, type)
        .along(WIDTH, taps(image.length(WIDTH), width), Accumulation.LERP)
        .along(HEIGHT, taps(image.length(HEIGHT), height), Accumulation.LERP)
        .steps();
  }

  /**
   * Each output adds (g·wy)·wx to its neighbours, in raster order, with the weights 1 − t and t: in
   * {@code float32}, which is rounded to a half-width type at the end; for {@code float64} images
   * products of {@code float32} are added in {@code float64}.
   */
  @Override
  public List<Step> gradient(SpatialLayout image, DataType type, int height, int width) {
    TapTable rows = weights(taps(image.length(HEIGHT), height));
    TapTable columns = weights(taps(image.length(WIDTH), width));
    GradientSteps gradient = new GradientSteps(image, rows, columns);
    if (type == DataType.F64) {
      return new SingleProducts(gradient).steps();
    }
    Step sum = gradient.scaled(DataType.F32);
    return type == DataType.F32
        ? List.of(sum)
        : List.of(sum, GradientSteps.convert(image, DataType.F32, type));
  }

  /** Pairs of 1 and t become pairs of 1 − t and t. */
  private static TapTable weights(TapTable lerps) {
    double[] weights = lerps.weights();
    for (int tap = 0; tap < weights.length; tap += 2) {
      weights[tap] = 1 - (float) weights[tap + 1];
    }
    return TapTable.of(lerps.starts(), lerps.indices(), weights);
  }

  private TapTable taps(int inputLength, int outputLength) {
    float ratio = coordinates.ratio(inputLength, outputLength);
    TapRows rows = TapRows.ofTaps(outputLength, 2L * outputLength);
    for (int i = 0; i < outputLength; i++) {
      float x = coordinates.position(i, ratio);
      float floor = (float) Math.floor(x);
      rows.add(Math.max((int) floor, 0), 1);
      rows.add(Math.min((int) Math.ceil(x), inputLength - 1), x - floor);
      rows.endRow();
    }
    return rows.table();
  }
}
