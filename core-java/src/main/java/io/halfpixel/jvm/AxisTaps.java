package io.halfpixel.jvm;

import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/**
 * The taps of an axis in the order of their summation, with weights in the array class of a
 * carrier. Row i has the taps [starts[i], starts[i + 1]).
 */
final class AxisTaps<A> {
  final int[] starts;
  final int[] index;
  final A weights;

  AxisTaps(int[] starts, int[] index, A weights) {
    this.starts = starts;
    this.index = index;
    this.weights = weights;
  }

  static <A> AxisTaps<A> of(TapTable table, TapOrder order, Carrier<A> carrier) {
    int[] starts = table.starts();
    int[] index = new int[table.taps()];
    double[] weights = new double[table.taps()];
    for (int row = 0; row < table.rows(); row++) {
      int count = table.count(row);
      for (int k = 0; k < count; k++) {
        int tap = starts[row] + order.position(count, k);
        index[starts[row] + k] = table.index(tap);
        weights[starts[row] + k] = table.weight(tap);
      }
    }
    return new AxisTaps<>(starts, index, carrier.weights(weights));
  }

  /** Returns the rows [from, to) with arrays of their own. */
  AxisTaps<A> slice(int from, int to, Carrier<A> carrier) {
    int first = starts[from];
    int count = starts[to] - first;
    int[] sliceStarts = Arrays.copyOfRange(starts, from, to + 1);
    for (int row = 0; row < sliceStarts.length; row++) {
      sliceStarts[row] -= first;
    }
    A sliceWeights = carrier.row(count);
    System.arraycopy(weights, first, sliceWeights, 0, count);
    return new AxisTaps<>(
        sliceStarts, Arrays.copyOfRange(index, first, first + count), sliceWeights);
  }

  int rows() {
    return starts.length - 1;
  }

  int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Returns the number of taps of the longest row. */
  int maxCount() {
    int max = 0;
    for (int row = 0; row < rows(); row++) {
      max = Math.max(max, count(row));
    }
    return max;
  }

  /** Returns the largest distance between the indices of one row, plus one; at least 1. */
  int span() {
    int span = 1;
    for (int row = 0; row < rows(); row++) {
      int low = Integer.MAX_VALUE;
      int high = 0;
      for (int tap = starts[row]; tap < starts[row + 1]; tap++) {
        low = Math.min(low, index[tap]);
        high = Math.max(high, index[tap]);
      }
      span = Math.max(span, high - low + 1);
    }
    return span;
  }
}
