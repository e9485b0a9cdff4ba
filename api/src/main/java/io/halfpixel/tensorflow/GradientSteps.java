package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Adjoint;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * The sums that TensorFlow's gradient kernels make: outputs are visited in raster order, and each
 * adds to the pixels that it was made from, the taps of its row in the outer loop.
 *
 * <p>The kernels use at most one thread for an image, so that the number of threads does not show.
 *
 * @param image the batch, channels and lengths of the images
 * @param height the taps of the output's rows
 * @param width the taps of the output's columns
 */
record GradientSteps(SpatialLayout image, TapTable height, TapTable width) {
  /** Sums of (g·wy)·wx, all in one type. */
  Step scaled(DataType type) {
    Term term = Term.SCALED_IN_ORDER;
    List<AdjointSum.Axis> axes =
        List.of(
            Adjoint.of(image.length(ResizeRule.HEIGHT), height),
            Adjoint.of(image.length(ResizeRule.WIDTH), width));
    return sum(image, axes, term, type);
  }

  /** Sums of the gradients of copies, all in one type. */
  static Step copies(SpatialLayout image, DataType type, IndexTable height, IndexTable width) {
    List<AdjointSum.Axis> axes =
        List.of(
            Adjoint.of(image.length(ResizeRule.HEIGHT), height),
            Adjoint.of(image.length(ResizeRule.WIDTH), width));
    return sum(image, axes, Term.PRODUCT, type);
  }

  private static Step sum(
      SpatialLayout image, List<AdjointSum.Axis> axes, Term term, DataType type) {
    return new AdjointSum(image.outer(), axes, image.inner(), 0, term, term, type, type, 0);
  }

  /** The batch, channels and lengths of the output. */
  SpatialLayout output() {
    return image.resized(ResizeRule.HEIGHT, height.rows()).resized(ResizeRule.WIDTH, width.rows());
  }

  /** Returns the conversion of the elements of an image or of the output. */
  static Step convert(SpatialLayout layout, DataType from, DataType to) {
    long elements = layout.pass(0, layout.length(0)).inputElements();
    return new Convert(elements, from, to, Convert.Rounding.NEAREST_EVEN);
  }
}
