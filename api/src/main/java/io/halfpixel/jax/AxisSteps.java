package io.halfpixel.jax;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.List;

/** Steps that change one axis of a contiguous tensor after another. Belongs to one thread. */
final class AxisSteps {
  /** The longest axis: the table of its taps is an array with an element more. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 9;

  private final long[] lengths;
  private final DataType type;

  AxisSteps(Shape shape, DataType type) {
    this.lengths = shape.toArray();
    this.type = type;
  }

  /**
   * Checks the lengths of an axis that changes.
   *
   * @throws InvalidArgumentException if one is 0 or more than 2^31 − 10
   */
  static void checkedLengths(int axis, long from, long to) {
    if (Math.min(from, to) < 1 || Math.max(from, to) > MAX_LENGTH) {
      throw new InvalidArgumentException(
          "an axis that changes has lengths in [1, 2^31 - 10], but axis "
              + axis
              + " goes from "
              + from
              + " to "
              + to);
    }
  }

  /** Returns the type of the elements, before and after each step. */
  DataType type() {
    return type;
  }

  /** Returns the length that an axis has now. */
  int length(int axis) {
    return (int) lengths[axis];
  }

  /**
   * Returns the step that multiplies an axis with a matrix: from the first pixel on, fused. JAX
   * begins at +0, which differs in the sign of a zero.
   */
  Step weighted(int axis, WeightMatrix matrix, boolean wholeRows) {
    return new Resample1d(
        pass(axis, matrix.outputLength()),
        matrix.taps(wholeRows, type),
        Accumulation.SEQUENTIAL_FMA,
        type,
        DataType.F32,
        type);
  }

  /**
   * Returns the step that copies pixel ⌊(i + ½)·(n·(1/N))⌋: JAX writes ((i + ½)·n)/N, and XLA makes
   * one product with a constant of it.
   */
  Step nearest(int axis, int length) {
    float ratio = length(axis) * (1 / (float) length);
    int[] indices = new int[length];
    for (int i = 0; i < length; i++) {
      indices[i] = Math.min((int) Math.floor((i + 0.5f) * ratio), length(axis) - 1);
    }
    IndexTable table = IndexTable.of(length(axis), indices);
    Pass pass = pass(axis, length);
    return new Gather(pass.outer(), List.of(table), pass.inner(), type);
  }

  private Pass pass(int axis, int outputLength) {
    long outer = 1;
    long inner = 1;
    for (int other = 0; other < lengths.length; other++) {
      outer *= other < axis ? lengths[other] : 1;
      inner *= other > axis ? lengths[other] : 1;
    }
    Pass pass = new Pass(outer, length(axis), outputLength, inner);
    lengths[axis] = outputLength;
    return pass;
  }
}
