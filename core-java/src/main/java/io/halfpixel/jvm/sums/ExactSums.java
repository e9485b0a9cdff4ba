package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.IntegerCarrier;
import io.halfpixel.plan.FixedPoint1d;

/** Any integer sums, element by element in 64 bits: for what has no loop of its own. */
final class ExactSums<A> extends Sums<A> {
  private final IntegerCarrier<A> integers;
  private final ExactTerms terms;
  private final long rounding;
  private final int shift;
  private final FixedBounds range;

  ExactSums(IntegerCarrier<A> carrier, FixedPoint1d step) {
    super(carrier);
    this.integers = carrier;
    this.terms = new ExactTerms(step.terms());
    this.rounding = step.rounding();
    this.shift = step.shift();
    this.range = FixedBounds.of(step.output());
  }

  private long finished(long sum) {
    return range.within(sum >> shift);
  }

  @Override
  public void rows(A[] v, A w, int first, int count, A sum, int length) {
    for (int i = 0; i < length; i++) {
      long total = rounding;
      for (int k = 0; k < count; k++) {
        total += terms.of(integers.get(v[k], i), integers.get(w, first + k));
      }
      integers.put(sum, i, finished(total));
    }
  }

  @Override
  public void elements(A[] v, A[] w, int count, A sum, int length) {
    for (int i = 0; i < length; i++) {
      long total = rounding;
      for (int k = 0; k < count; k++) {
        total += terms.of(integers.get(v[k], i), integers.get(w[k], i));
      }
      integers.put(sum, i, finished(total));
    }
  }

  @Override
  public void dots(A values, AxisTaps<A> taps, int inner, A sum, int at) {
    for (int i = 0; i < taps.rows() * inner; i++) {
      long total = rounding;
      int end = taps.starts()[i / inner + 1];
      for (int k = taps.starts()[i / inner]; k < end; k++) {
        long value = integers.get(values, taps.indices()[k] * inner + i % inner);
        total += terms.of(value, integers.get(taps.weights(), k));
      }
      integers.put(sum, at + i, finished(total));
    }
  }
}
