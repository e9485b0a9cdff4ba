package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
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
   * @throws UnsupportedModeException if the plan has a step that is no weighted sum of floats, or
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
    if (step instanceof BinMean mean) {
      List<AxisMatrix> matrices = mean.axes().stream().map(AxisMatrix::of).toList();
      return along(array, mean.outer(), matrices, mean.inner());
    }
    if (step instanceof CascadeMean mean) {
      return along(array, mean.outer(), List.of(AxisMatrix.mean(mean.length())), mean.inner());
    }
    if (step instanceof Convert) {
      return array; // Between floating-point types it only rounds.
    }
    throw new UnsupportedModeException(
        "the step " + step.getClass().getSimpleName() + " has no gradient in DJL");
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
}
