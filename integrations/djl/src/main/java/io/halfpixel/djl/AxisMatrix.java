package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/** What a step does along one axis: a matrix of output length times input length. */
final class AxisMatrix {
  private final double[] weights;
  private final int rows;
  private final int columns;

  /** Creates a matrix from its weights in row-major order. */
  private AxisMatrix(double[] weights, int rows, int columns) {
    this.weights = weights;
    this.rows = rows;
    this.columns = columns;
  }

  /** Returns the output length. */
  int rows() {
    return rows;
  }

  /** Returns the input length. */
  int columns() {
    return columns;
  }

  /** Returns the matrix of a table; an index that repeats in a row adds up. */
  static AxisMatrix of(TapTable taps, int inputLength) {
    double[] weights = new double[Math.multiplyExact(taps.rows(), inputLength)];
    for (int row = 0; row < taps.rows(); row++) {
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        weights[row * inputLength + taps.index(tap)] += taps.weight(tap);
      }
    }
    return new AxisMatrix(weights, taps.rows(), inputLength);
  }

  /** Returns the matrix of a weighted sum; a lerp v0 + (v1 − v0)·w1 has the weights 1 − w1, w1. */
  static AxisMatrix of(Resample1d step) {
    TapTable taps = step.taps();
    if (step.tail() != Accumulation.LERP) {
      return of(taps, step.pass().inputLength());
    }
    double[] weights = taps.weights();
    for (int tap = 0; tap < weights.length; tap += 2) {
      weights[tap] -= weights[tap + 1];
    }
    TapTable sum = TapTable.of(taps.starts(), taps.indices(), weights);
    return of(sum, step.pass().inputLength());
  }

  /** Returns the means over bins. */
  static AxisMatrix of(BinTable bins) {
    double[] weights = new double[Math.multiplyExact(bins.rows(), bins.inputLength())];
    for (int row = 0; row < bins.rows(); row++) {
      int begin = row * bins.inputLength();
      Arrays.fill(weights, begin + bins.start(row), begin + bins.end(row), 1.0 / bins.count(row));
    }
    return new AxisMatrix(weights, bins.rows(), bins.inputLength());
  }

  /** Returns the mean over a whole axis. */
  static AxisMatrix mean(int length) {
    double[] weights = new double[length];
    Arrays.fill(weights, 1.0 / length);
    return new AxisMatrix(weights, 1, length);
  }

  /** Returns the matrix of a gather: one 1 a row. */
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
