package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code CropAndResize} as one plan for all boxes. Every box has indices and weights of its own, so
 * that batch, height and width are one long axis of pixels here.
 *
 * <p>Bilinear: along the width, each output pixel from the row above and from the row below; then
 * these two. Pixels outside of their image take part as if they were inside; at the end one pixel
 * of the extrapolation value is put behind all others, and copied to where they are.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/crop_and_resize_op.cc}.
 *
 * @param boxes what is cut out
 * @param height the height of the result, at least 1
 * @param width the width of the result, at least 1
 * @param method bilinear or nearest
 * @param extrapolation what lies outside of an image
 */
record CropRule(
    List<CropBox> boxes, int height, int width, ResizeMethod method, float extrapolation) {
  /**
   * Returns boxes with the images they belong to.
   *
   * @throws InvalidArgumentException if a coordinate is not finite
   */
  static List<CropBox> boxes(float[][] corners, int... images) {
    List<CropBox> boxes = new ArrayList<>();
    for (int box = 0; box < corners.length; box++) {
      for (float corner : corners[box]) {
        if (!Float.isFinite(corner)) {
          throw new InvalidArgumentException(
              "Boxes contains at least one element that is not finite: " + corner);
        }
      }
      float[] c = corners[box];
      boxes.add(new CropBox(c[0], c[1], c[2], c[3], images[box]));
    }
    return List.copyOf(boxes);
  }

  /** Returns the plan for contiguous images [n, h, w, c], among which are those of all boxes. */
  Plan plan(TensorSpec source) {
    long[] shape = source.shape().toArray();
    TensorSpec target = TensorSpec.of(DataType.F32, boxes.size(), height, width, shape[3]);
    if (shape[3] == 0) {
      return new Plan(source, target, CropGrid.castIfNeeded(0, source.dataType()));
    }
    Pass pixels =
        new Pass(
            1,
            SpatialLayout.checkedLength(shape[0] * shape[1] * shape[2]),
            SpatialLayout.checkedLength((long) boxes.size() * height * width),
            shape[3]);
    List<CropPositions> rows = new ArrayList<>();
    List<CropPositions> columns = new ArrayList<>();
    for (CropBox b : boxes) {
      rows.add(CropPositions.of(b.y1(), b.y2(), (int) shape[1], height));
      columns.add(CropPositions.of(b.x1(), b.x2(), (int) shape[2], width));
    }
    CropGrid grid = new CropGrid(boxes, rows, columns, pixels);
    boolean nearest = method == ResizeMethod.NEAREST_NEIGHBOR;
    List<Step> steps =
        new ArrayList<>(nearest ? grid.copies(source.dataType()) : grid.blends(source.dataType()));
    steps.addAll(grid.outside(extrapolation));
    return new Plan(source, target, steps);
  }
}
