package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * {@code ResizeNearestNeighbor}: the pixel at ⌊(i + ½)·ratio⌋, in legacy coordinates at ⌊i·ratio⌋,
 * and with aligned corners at i·ratio rounded, halves up.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/resize_nearest_neighbor_op.cc}, and {@code
 * HalfPixelScalerForNN} of {@code core/util/image_resizer_state.h}.
 */
record NearestRule(Coordinates coordinates) implements ResizeRule {
  /** From here on, neighbouring positions are the same binary32 number. */
  private static final int TOO_LONG = 1 << 24;

  @Override
  public List<Step> steps(SpatialLayout image, DataType type, int height, int width) {
    if (image.length(HEIGHT) >= TOO_LONG || image.length(WIDTH) >= TOO_LONG) {
      throw new InvalidArgumentException("nearest neighbor requires max height & width of 2^24");
    }
    IndexTable rows = indices(image.length(HEIGHT), height);
    IndexTable columns = indices(image.length(WIDTH), width);
    return List.of(image.gather(List.of(rows, columns), type));
  }

  /**
   * Each output adds its gradient to the pixel that it copied, in raster order, in the type of the
   * images.
   */
  @Override
  public List<Step> gradient(SpatialLayout image, DataType type, int height, int width) {
    IndexTable rows = indices(image.length(HEIGHT), height);
    IndexTable columns = indices(image.length(WIDTH), width);
    return List.of(GradientSteps.copies(image, type, rows, columns));
  }

  private IndexTable indices(int inputLength, int outputLength) {
    float ratio = coordinates.ratio(inputLength, outputLength);
    int[] indices = new int[outputLength];
    for (int i = 0; i < outputLength; i++) {
      indices[i] = Math.min(index(i, ratio), inputLength - 1);
    }
    return IndexTable.of(inputLength, indices);
  }

  private int index(int i, float ratio) {
    float edge = coordinates.halfPixelCenters() ? (i + 0.5f) * ratio : i * ratio;
    return (int) (coordinates.alignCorners() ? Math.floor(edge + 0.5) : Math.floor(edge));
  }
}
