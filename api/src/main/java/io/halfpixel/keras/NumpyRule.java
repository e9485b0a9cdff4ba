package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Normalization;
import io.halfpixel.rules.Normalization.Division;
import io.halfpixel.rules.Normalization.Order;
import io.halfpixel.rules.Normalization.WithoutSum;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.Precision;
import io.halfpixel.rules.SpatialLayout;
import io.halfpixel.rules.StoredWeight;
import java.util.ArrayList;
import java.util.List;

/**
 * Interpolation of Keras on NumPy: one matrix of weights for the height, then one for the width, as
 * JAX has them, but computed in binary64 and stored in the type of the image.
 *
 * <p>Integers are computed in {@code float32} and rounded. Rows are kept whole: 0·∞ is NaN. Source:
 * Keras 3, {@code keras/src/backend/numpy/image.py}, {@code _resize}.
 *
 * @param kernel what to weigh with, or none for nearest
 * @param antialias whether the kernel is stretched where an axis shrinks
 */
record NumpyRule(NumpyKernel kernel, boolean antialias) {
  /** A sum of weights up to 1000 binary32 units in the last place of 1 counts as 0. */
  private static final Normalization TO_SUM_ONE =
      new Normalization(
          Precision.DOUBLE,
          Order.FIRST_TO_LAST,
          Division.QUOTIENT,
          1000 * 0x1p-23,
          WithoutSum.ZERO);

  /** Returns the plan for images of shape [n, h, w, c], no length of which is 0 but the batch. */
  Plan plan(TensorSpec images, int... size) {
    SpatialLayout image = SpatialLayout.channelsLast(images);
    TensorSpec target =
        SpatialLayout.resized(images, 1, List.of(size[0], size[1]), images.dataType());
    if (target.shape().equals(images.shape())) {
      return Plans.identity(images);
    }
    if (kernel == NumpyKernel.NEAREST) {
      List<IndexTable> tables =
          List.of(nearest(image.length(0), size[0]), nearest(image.length(1), size[1]));
      return new Plan(images, target, List.of(image.gather(tables, images.dataType())));
    }
    boolean integers = !images.dataType().isFloatingPoint();
    if (integers && kernel.overshoots()) {
      throw new UnsupportedModeException(
          "Keras on numpy limits integers to the lowest and highest value of the images that it is"
              + " given, which no plan can know, but got "
              + images.dataType()
              + " with an interpolation that goes beyond them; convert to float32 first");
    }
    Plan floats = Plans.cast(images, integers ? DataType.F32 : images.dataType());
    TensorSpec resized =
        SpatialLayout.resized(images, 1, List.of(size[0], size[1]), floats.target().dataType());
    Plan sums = new Plan(floats.target(), resized, sums(floats.target(), size));
    return Plans.chain(floats, sums, Plans.cast(resized, images.dataType()));
  }

  private List<Step> sums(TensorSpec images, int[] size) {
    SpatialLayout image = SpatialLayout.channelsLast(images);
    DataType type = images.dataType();
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    List<Step> steps = new ArrayList<>();
    for (int axis = 0; axis < size.length; axis++) {
      if (image.length(axis) != size[axis]) {
        steps.add(
            new Resample1d(
                image.pass(axis, size[axis]),
                taps(image.length(axis), size[axis], type),
                Accumulation.SEQUENTIAL_FMA,
                type,
                compute,
                type));
        image = image.resized(axis, size[axis]);
      }
    }
    return steps;
  }

  /** NumPy multiplies and then divides, in binary32. */
  private static IndexTable nearest(int inputLength, int outputLength) {
    int[] indices = new int[outputLength];
    for (int i = 0; i < outputLength; i++) {
      int floor = (int) Math.floor((i + 0.5f) * inputLength / outputLength);
      indices[i] = inputLength == outputLength ? i : Math.min(floor, inputLength - 1);
    }
    return IndexTable.of(inputLength, indices);
  }

  private TapTable taps(int inputLength, int outputLength, DataType type) {
    double inverse = 1 / ((double) outputLength / inputLength);
    double stretch = antialias ? Math.max(inverse, 1) : 1;
    TapRows rows = TapRows.ofTaps(outputLength, (long) outputLength * inputLength);
    double[] weights = new double[inputLength];
    for (int i = 0; i < outputLength; i++) {
      double position = (i + 0.5) * inverse - 0.5;
      for (int q = 0; q < inputLength; q++) {
        weights[q] = kernel.weight(Math.abs(position - q) / stretch);
      }
      TO_SUM_ONE.apply(weights);
      for (int q = 0; q < inputLength; q++) {
        rows.add(q, stored(weights[q], type));
      }
      rows.endRow();
    }
    return rows.table();
  }

  private static double stored(double weight, DataType type) {
    return type == DataType.F32 ? (float) weight : StoredWeight.of(weight, type);
  }
}
