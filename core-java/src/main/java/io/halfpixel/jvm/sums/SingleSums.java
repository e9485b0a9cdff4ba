package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.IntegerCarrier;
import io.halfpixel.plan.FixedPoint1d;

/**
 * The first inner positions of an integer pass: sums of integers in float32. Taps come in the order
 * in which they are added, the last one first.
 */
final class SingleSums<A> extends Sums<A> {
  private final IntegerCarrier<A> integers;
  private final float unit;
  private final FixedBounds range;

  SingleSums(IntegerCarrier<A> carrier, FixedPoint1d step) {
    super(carrier);
    this.integers = carrier;
    this.unit = Math.scalb(1f, -step.shift());
    this.range = FixedBounds.of(step.output());
  }

  private float weight(A weights, int i) {
    return (float) integers.get(weights, i) * unit;
  }

  /** The cast saturates. */
  private long finished(float sum) {
    return range.within((long) Math.rint(sum));
  }

  @Override
  public void rows(A[] v, A w, int first, int count, A sum, int length) {
    if (count == 4) {
      fourRows(v, w, first, sum, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      float total = -0f;
      for (int k = 0; k < count; k++) {
        total += (float) integers.get(v[k], i) * weight(w, first + k);
      }
      integers.put(sum, i, finished(total));
    }
  }

  private void fourRows(A[] v, A w, int first, A sum, int length) {
    float wa = weight(w, first);
    float wb = weight(w, first + 1);
    float wc = weight(w, first + 2);
    float wd = weight(w, first + 3);
    for (int i = 0; i < length; i++) {
      float total = (float) integers.get(v[0], i) * wa;
      total += (float) integers.get(v[1], i) * wb;
      total += (float) integers.get(v[2], i) * wc;
      total += (float) integers.get(v[3], i) * wd;
      integers.put(sum, i, finished(total));
    }
  }

  @Override
  public void elements(A[] v, A[] w, int count, A sum, int length) {
    for (int i = 0; i < length; i++) {
      float total = -0f;
      for (int k = 0; k < count; k++) {
        total += (float) integers.get(v[k], i) * weight(w[k], i);
      }
      integers.put(sum, i, finished(total));
    }
  }

  @Override
  public void dots(A values, AxisTaps<A> taps, int inner, A sum, int at) {
    for (int i = 0; i < taps.rows() * inner; i++) {
      float total = -0f;
      int end = taps.starts()[i / inner + 1];
      for (int k = taps.starts()[i / inner]; k < end; k++) {
        long value = integers.get(values, taps.indices()[k] * inner + i % inner);
        total += (float) value * weight(taps.weights(), k);
      }
      integers.put(sum, at + i, finished(total));
    }
  }
}
