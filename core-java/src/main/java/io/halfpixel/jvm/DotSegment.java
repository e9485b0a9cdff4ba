package io.halfpixel.jvm;

/** Outputs with any taps: one after the other, each tap by tap. */
final class DotSegment<A> extends Segment<A> {
  private final Sums<A> sums;
  private final AxisTaps<A> base;
  private final AxisTaps<A> taps;
  private final int inner;
  private final int at;

  DotSegment(AxisTaps<A> taps, int from, int to, int inner, Sums<A> sums) {
    this.sums = sums;
    this.base = taps.slice(from, to, sums.carrier());
    this.taps = taps.slice(from, to, sums.carrier());
    this.inner = inner;
    this.at = from * inner;
  }

  @Override
  void run(A source, A target) {
    sums.dots(source, taps, inner, target, at);
  }

  @Override
  void scale(Scaling<A> scaling, A factors) {
    for (int row = 0; row < taps.rows(); row++) {
      for (int k = 0; k < taps.count(row); k++) {
        scaling.scale(base.weights, factors, k, taps.weights, taps.starts[row] + k, 1);
      }
    }
  }
}
