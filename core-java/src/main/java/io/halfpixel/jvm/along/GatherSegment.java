package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.ElementMoves;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.WeightRows;

/**
 * Outputs with equally many taps: the values of each tap are gathered into a row, and the rows are
 * summed with a weight for each element. In one loop together the compiler would vectorise neither.
 */
final class GatherSegment<A> extends Segment<A> {
  private final Sums<A> sums;
  private final int at;
  private final int length;
  private final int[][] index;
  private final A[] base;

  /** The scaled weights; the same rows until they are scaled. */
  private A[] weights;

  private final A[] values;
  private final A sum;

  private GatherSegment(Sums<A> sums, int at, int length, int[][] index, A[] base) {
    Carrier<A> carrier = sums.carrier();
    this.sums = sums;
    this.at = at;
    this.length = length;
    this.index = index;
    this.base = base;
    this.weights = base;
    this.values = WeightRows.empty(base.length, length, carrier);
    this.sum = carrier.row(length);
  }

  static <A> GatherSegment<A> of(AxisTaps<A> axis, int from, int to, int inner, Sums<A> sums) {
    Carrier<A> carrier = sums.carrier();
    AxisTaps<A> taps = axis.slice(from, to, carrier).spread(inner, carrier);
    int length = taps.rows();
    int[][] index = new int[taps.count(0)][length];
    for (int k = 0; k < index.length; k++) {
      for (int i = 0; i < length; i++) {
        index[k][i] = taps.index(i, k);
      }
    }
    A[] base = WeightRows.of(taps, 0, 1, length, 1, carrier);
    return new GatherSegment<>(sums, from * inner, length, index, base);
  }

  @Override
  public GatherSegment<A> forRun() {
    return new GatherSegment<>(sums, at, length, index, base);
  }

  @Override
  public String toString() {
    return "gather " + length;
  }

  @Override
  public void run(A source, A target, int to) {
    for (int k = 0; k < values.length; k++) {
      ElementMoves.gather(source, 0, index[k], values[k], 0);
    }
    sums.elements(values, weights, values.length, sum, length);
    System.arraycopy(sum, 0, target, to + at, length);
  }

  @Override
  public void scale(Arithmetic<A> arithmetic, A factors) {
    if (weights == base) {
      weights = WeightRows.empty(base.length, length, sums.carrier());
    }
    for (int k = 0; k < weights.length; k++) {
      arithmetic.scale(base[k], factors, k, weights[k], 0, length);
    }
  }
}
