package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/**
 * The taps of an axis in the order of their summation, with weights in the array class of a
 * carrier. Row i has the taps [starts[i], starts[i + 1]), of which those from fused[i] on are added
 * with one rounding.
 */
public final class AxisTaps<A> {
  private final int[] starts;
  private final int[] index;
  public final A weights;
  final int[] fused;

  private AxisTaps(int[] starts, int[] fused, int[] index, A weights) {
    this.starts = starts;
    this.fused = fused;
    this.index = index;
    this.weights = weights;
  }

  /** Returns taps that are in the order of their summation already. */
  public static <A> AxisTaps<A> ordered(int[] starts, int[] index, A weights, TapOrder order) {
    int[] fused = new int[starts.length - 1];
    for (int row = 0; row < fused.length; row++) {
      fused[row] = starts[row] + order.unfused(starts[row + 1] - starts[row]);
    }
    return new AxisTaps<>(starts, fused, index, weights);
  }

  /** Returns the taps of a table, put in the order of their summation. */
  public static <A> AxisTaps<A> of(TapTable table, TapOrder order, Carrier<A> carrier) {
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
    return ordered(starts, index, carrier.weights(weights), order);
  }

  /** Returns the same taps with a copy of their weights. */
  public AxisTaps<A> copy(Carrier<A> carrier) {
    A copy = carrier.row(index.length);
    System.arraycopy(weights, 0, copy, 0, index.length);
    return new AxisTaps<>(starts, fused, index, copy);
  }

  /** Returns the rows [from, to) with arrays of their own. */
  public AxisTaps<A> slice(int from, int to, Carrier<A> carrier) {
    int first = starts[from];
    int count = starts[to] - first;
    A sliceWeights = carrier.row(count);
    System.arraycopy(weights, first, sliceWeights, 0, count);
    return new AxisTaps<>(
        moved(Arrays.copyOfRange(starts, from, to + 1), first),
        moved(Arrays.copyOfRange(fused, from, to), first),
        Arrays.copyOfRange(index, first, first + count),
        sliceWeights);
  }

  /** Returns the taps of [n·channels] numbers, each of which has those of its position in [n]. */
  public AxisTaps<A> spread(int channels, Carrier<A> carrier) {
    int rows = rows() * channels;
    int[] spreadStarts = new int[rows + 1];
    int[] spreadFused = new int[rows];
    int[] spreadIndex = new int[ArrayLength.of(index.length, channels)];
    A spreadWeights = carrier.row(spreadIndex.length);
    for (int row = 0; row < rows; row++) {
      int first = starts[row / channels];
      int count = count(row / channels);
      int at = spreadStarts[row];
      spreadStarts[row + 1] = at + count;
      spreadFused[row] = at + fused[row / channels] - first;
      System.arraycopy(weights, first, spreadWeights, at, count);
      for (int k = 0; k < count; k++) {
        spreadIndex[at + k] = index[first + k] * channels + row % channels;
      }
    }
    return new AxisTaps<>(spreadStarts, spreadFused, spreadIndex, spreadWeights);
  }

  private static int[] moved(int[] positions, int by) {
    for (int row = 0; row < positions.length; row++) {
      positions[row] -= by;
    }
    return positions;
  }

  /** Returns where the taps of each row begin, and at last their number; not to be written. */
  public int[] starts() {
    return starts;
  }

  /** Returns the input positions of all taps; not to be written. */
  public int[] indices() {
    return index;
  }

  /** Returns, for each row, its first tap that is added with one rounding; not to be written. */
  public int[] fused() {
    return fused;
  }

  /** Returns the number of outputs. */
  public int rows() {
    return starts.length - 1;
  }

  /** Returns the number of taps of a row. */
  public int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Returns the input position of tap k of a row. */
  public int index(int row, int k) {
    return index[starts[row] + k];
  }

  /** Returns the weights of all taps, of the first row first; not to be written. */
  public A weights() {
    return weights;
  }

  /** Returns where the weights of a row start. */
  public int start(int row) {
    return starts[row];
  }

  /** Returns how many taps of a row, from the first, are added with two roundings. */
  public int unfused(int row) {
    return fused[row] - starts[row];
  }

  /** Returns the number of taps of the longest row. */
  public int maxCount() {
    int max = 0;
    for (int row = 0; row < rows(); row++) {
      max = Math.max(max, count(row));
    }
    return max;
  }

  /** Returns the largest distance between the indices of one row, plus one; at least 1. */
  public int span() {
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
