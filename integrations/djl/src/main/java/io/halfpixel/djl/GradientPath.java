package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;

/**
 * The linear map of a plan as operations of an engine, which knows their derivative.
 *
 * <p>Every step on floating-point elements is linear. Along one axis it is a matrix with a row for
 * each output index; along several axes it is one matrix after the other. The rounding between the
 * steps is left out, and sums are computed in the data type of the array.
 */
final class GradientPath {
  private GradientPath() {}

  /**
   * Returns the result of a plan's map for an array, recorded by the engine.
   *
   * @throws UnsupportedModeException if the plan computes in integers, which have no gradient, or
   *     changes the data type, which DJL does not record
   */
  static NDArray apply(Plan plan, NDArray input) {
    DataType result = EngineMemory.dataType(plan.target().dataType());
    if (result != input.getDataType()) {
      throw new UnsupportedModeException(
          "no gradient flows through a change of the data type, but the block makes %s of %s"
              .formatted(result, input.getDataType()));
    }
    NDArray array = input;
    for (Step step : plan.steps()) {
      array = apply(step, array);
    }
    return array.reshape(new Shape(plan.target().shape().toArray()));
  }

  private static NDArray apply(Step step, NDArray array) {
    if (step instanceof Resample1d resample) {
      AxisMatrix matrix = AxisMatrix.of(resample);
      return along(array, resample.pass().outer(), List.of(matrix), resample.pass().inner());
    }
    if (step instanceof Gather gather) {
      List<AxisMatrix> matrices = gather.axes().stream().map(AxisMatrix::of).toList();
      return along(array, gather.outer(), matrices, gather.inner());
    }
    if (step instanceof CornerBlend blend) {
      List<AxisMatrix> matrices =
          blend.axes().stream()
              .map(axis -> AxisMatrix.of(axis.taps(), axis.inputLength()))
              .toList();
      return blend.channelsInner()
          ? along(array, blend.batch(), matrices, blend.channels())
          : along(array, blend.batch() * blend.channels(), matrices, 1);
    }
    if (step instanceof Convert) {
      return array; // Between floating-point types it only rounds.
    }
    throw new UnsupportedModeException(
        step.getClass().getSimpleName() + " computes in integers, which have no gradient");
  }

  /** Multiplies [outer][axis 0]…[axis k][inner] with one matrix an axis. */
  private static NDArray along(NDArray array, long outer, List<AxisMatrix> axes, long inner) {
    NDArray result = array;
    long before = outer;
    for (int axis = 0; axis < axes.size(); axis++) {
      AxisMatrix matrix = axes.get(axis);
      long after = inner;
      for (AxisMatrix later : axes.subList(axis + 1, axes.size())) {
        after *= later.columns();
      }
      result = matrix.times(result, before, after);
      before *= matrix.rows();
    }
    return result;
  }

  /**
   * What a step does along one axis.
   *
   * @param weights the matrix in row-major order
   * @param rows the output length
   * @param columns the input length
   */
  private record AxisMatrix(double[] weights, int rows, int columns) {
    static AxisMatrix of(TapTable taps, int inputLength) {
      double[] weights = new double[Math.multiplyExact(taps.rows(), inputLength)];
      for (int row = 0; row < taps.rows(); row++) {
        for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
          weights[row * inputLength + taps.index(tap)] += taps.weight(tap);
        }
      }
      return new AxisMatrix(weights, taps.rows(), inputLength);
    }

    /**
     * Returns the matrix of a weighted sum; a lerp v0 + (v1 − v0)·w1 has the weights 1 − w1, w1.
     */
    static AxisMatrix of(Resample1d step) {
      TapTable taps = step.taps();
      if (step.accumulation() != Accumulation.LERP) {
        return of(taps, step.pass().inputLength());
      }
      double[] weights = taps.weights();
      for (int tap = 0; tap < weights.length; tap += 2) {
        weights[tap] -= weights[tap + 1];
      }
      TapTable sum = TapTable.of(taps.starts(), taps.indices(), weights);
      return of(sum, step.pass().inputLength());
    }

    static AxisMatrix of(IndexTable table) {
      double[] weights = new double[Math.multiplyExact(table.rows(), table.inputLength())];
      for (int row = 0; row < table.rows(); row++) {
        weights[row * table.inputLength() + table.index(row)] = 1;
      }
      return new AxisMatrix(weights, table.rows(), table.inputLength());
    }

    /** Returns [outer][rows][inner] for an array that is [outer][columns][inner]. */
    NDArray times(NDArray array, long outer, long inner) {
      NDArray matrix =
          array
              .getManager()
              .create(weights, new Shape(rows, columns))
              .toType(array.getDataType(), false);
      return inner == 1
          ? array.reshape(outer, columns).matMul(matrix.transpose())
          : matrix.matMul(array.reshape(outer, columns, inner));
    }
  }
}
