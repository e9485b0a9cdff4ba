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

  GatherSegment(AxisTaps<A> axis, int from, int to, int inner, Sums<A> sums) {
    Carrier<A> carrier = sums.carrier();
    AxisTaps<A> taps = axis.slice(from, to, carrier).spread(inner, carrier);
    this.sums = sums;
    this.at = from * inner;
    this.length = taps.rows();
    this.base = WeightRows.of(taps, 0, 1, length, 1, carrier);
    this.weights = base;
    this.index = new int[base.length][length];
    this.values = WeightRows.empty(base.length, length, carrier);
    this.sum = carrier.row(length);
    for (int k = 0; k < base.length; k++) {
      for (int i = 0; i < length; i++) {
        index[k][i] = taps.indices()[taps.starts()[i] + k];
      }
    }
  }

  private GatherSegment(GatherSegment<A> other) {
    Carrier<A> carrier = other.sums.carrier();
    this.sums = other.sums;
    this.at = other.at;
    this.length = other.length;
    this.base = other.base;
    this.weights = other.base;
    this.index = other.index;
    this.values = WeightRows.empty(base.length, length, carrier);
    this.sum = carrier.row(length);
  }

  @Override
  public GatherSegment<A> forRun() {
    return new GatherSegment<>(this);
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
