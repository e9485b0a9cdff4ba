package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.Sums;

/**
 * Outputs with any taps, one after the other: many channels as a block, few channels one by one, as
 * if each had an axis of its own.
 */
public final class DotSegment<A> extends Segment<A> {
  /**
   * From this many channels on, loops over the channels of one position are worth their start-up.
   */
  static final int LONG_INNER = 8;

  private final Sums<A> sums;
  private final AxisTaps<A> base;

  /** The taps with scaled weights; the same ones until they are scaled. */
  private AxisTaps<A> taps;

  private final int inner;
  private final int at;

  /** Creates the segment of the outputs [from, to). */
  public DotSegment(AxisTaps<A> taps, int from, int to, int inner, Sums<A> sums) {
    this.sums = sums;
    boolean blocks = inner >= LONG_INNER;
    AxisTaps<A> slice = taps.slice(from, to, sums.carrier());
    this.base = slice.spread(blocks ? 1 : inner, sums.carrier());
    this.taps = base;
    this.inner = blocks ? inner : 1;
    this.at = from * inner;
  }

  private DotSegment(DotSegment<A> other) {
    this.sums = other.sums;
    this.base = other.base;
    this.taps = other.base;
    this.inner = other.inner;
    this.at = other.at;
  }

  @Override
  public DotSegment<A> forRun() {
    return new DotSegment<>(this);
  }

  @Override
  public String toString() {
    return base.rows() + " dots";
  }

  @Override
  public void run(A source, A target, int to) {
    sums.dots(source, taps, inner, target, to + at);
  }

  @Override
  public void run(A[] sources, A[] targets) {
    if (inner == 1) {
      sums.dots(sources, taps, targets, at);
    } else {
      super.run(sources, targets);
    }
  }

  @Override
  public void scale(Arithmetic<A> arithmetic, A factors) {
    if (taps == base) {
      taps = base.copy(sums.carrier());
    }
    for (int row = 0; row < taps.rows(); row++) {
      for (int k = 0; k < taps.count(row); k++) {
        arithmetic.scale(base.weights(), factors, k, taps.weights(), taps.starts()[row] + k, 1);
      }
    }
  }
}
