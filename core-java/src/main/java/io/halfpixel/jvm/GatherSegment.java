package io.halfpixel.jvm;

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
  private final A[] weights;
  private final A[] values;
  private final A sum;

  GatherSegment(AxisTaps<A> taps, int from, int to, int inner, Sums<A> sums) {
    Carrier<A> carrier = sums.carrier();
    this.sums = sums;
    this.at = from * inner;
    this.length = (to - from) * inner;
    this.base = WeightRows.of(taps, from, 1, to - from, inner, carrier);
    this.weights = WeightRows.of(taps, from, 1, to - from, inner, carrier);
    this.index = new int[base.length][length];
    this.values = carrier.rows(base.length);
    this.sum = carrier.row(length);
    for (int k = 0; k < base.length; k++) {
      values[k] = carrier.row(length);
      for (int i = 0; i < length; i++) {
        index[k][i] = taps.index[taps.starts[from + i / inner] + k] * inner + i % inner;
      }
    }
  }

  @Override
  void run(A source, A target) {
    for (int k = 0; k < values.length; k++) {
      sums.carrier().gather(source, index[k], values[k], length);
    }
    sums.elements(values, weights, values.length, sum, length);
    System.arraycopy(sum, 0, target, at, length);
  }

  @Override
  void scale(Scaling<A> scaling, A factors) {
    for (int k = 0; k < weights.length; k++) {
      scaling.scale(base[k], factors, k, weights[k], 0, length);
    }
  }
}
