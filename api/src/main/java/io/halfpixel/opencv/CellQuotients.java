package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.Arrays;
import java.util.List;

/**
 * What becomes of the exact sums of cells: those of whole cells are multiplied by the reciprocal of
 * the number of pixels, those of cut ones divided by that number, in float32, rounded halves to
 * even.
 *
 * @param halvesUp whether whole cells of four pixels are rounded halves up: half a unit is added to
 *     their sums, which decides halves and nothing else
 */
record CellQuotients(Axis height, Axis width, boolean halvesUp) {
  Step of(SpatialLayout layout, DataType sum, DataType result) {
    long pixels = (long) height.to() * width.to();
    long elements = layout.batch() * pixels * layout.channels();
    if (!height.isCut() && !width.isCut()) {
      Operation product = Operation.float32(Operator.MULTIPLY, reciprocal());
      return new ChannelArithmetic(1, 1, elements, List.of(product), sum, result);
    }
    int rows = height.isCut() ? height.to() : 1;
    int columns = width.isCut() ? width.to() : 1;
    long outer = layout.batch() * (height.isCut() ? 1 : height.to());
    long inner = layout.channels() * (width.isCut() ? 1 : width.to());
    return new ChannelArithmetic(
        outer, Math.multiplyExact(rows, columns), inner, operations(rows, columns), sum, result);
  }

  private float reciprocal() {
    return 1 / (float) ((long) height.wholeScale() * width.wholeScale());
  }

  /** One number for each row, each column or each cell, as far as the border cuts them. */
  private List<Operation> operations(int rows, int columns) {
    float[] added = new float[rows * columns];
    float[] factors = new float[rows * columns];
    float[] divisors = new float[rows * columns];
    Arrays.fill(factors, 1);
    Arrays.fill(divisors, 1);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        if (row < height.wholeCells() && column < width.wholeCells()) {
          added[cell] = halvesUp ? 0.5f : 0;
          factors[cell] = reciprocal();
        } else {
          divisors[cell] = (float) ((long) covered(height, row) * covered(width, column));
        }
      }
    }
    return List.of(
        Operation.float32(Operator.ADD, added),
        Operation.float32(Operator.MULTIPLY, factors),
        Operation.float32(Operator.DIVIDE, divisors));
  }

  private static int covered(Axis axis, int cell) {
    return Math.min(axis.wholeScale(), axis.from() - cell * axis.wholeScale());
  }
}
