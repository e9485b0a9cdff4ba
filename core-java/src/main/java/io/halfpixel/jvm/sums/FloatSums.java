package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.FloatCarrier;
import java.util.Arrays;

/** Sums in float32: chooses the loop for the number of taps and for the accumulation. */
public class FloatSums extends Sums<float[]> {
  /**
   * Sums of more than four taps sweep over a row several times; a stretch of this length stays in
   * the first-level cache.
   */
  private static final int STRETCH = 1024;

  private final TapOrder order;
  private final float start;

  /** Creates the arithmetic of a carrier with an order of additions. */
  protected FloatSums(FloatCarrier carrier, TapOrder order) {
    super(carrier);
    this.order = order;
    this.start = order.start();
  }

  @Override
  public void rows(float[][] v, float[] w, int first, int count, float[] sum, int length) {
    if (order.lerp()) {
      FloatRowLoops.lerp(v[0], v[1], w[first + 1], sum, 0, length);
    } else if (count == 0) {
      Arrays.fill(sum, 0, length, 0f);
    } else if (count <= 4) {
      sweeps(v, w, first, count, sum, 0, length);
    } else {
      for (int from = 0; from < length; from += STRETCH) {
        sweeps(v, w, first, count, sum, from, Math.min(length, from + STRETCH));
      }
    }
  }

  private void sweeps(float[][] v, float[] w, int at, int count, float[] sum, int from, int to) {
    int unfused = order.unfused(count);
    int k = begin(v, w, at, unfused, count, sum, from, to);
    for (; k + 4 <= unfused; k += 4) {
      FloatRowLoops.moreUnfused4(v, k, w, at + k, sum, from, to);
    }
    for (; k < unfused; k++) {
      FloatRowLoops.moreUnfused1(v, k, w, at + k, sum, from, to);
    }
    for (; k + 4 <= count; k += 4) {
      FloatRowLoops.moreFused4(v, k, w, at + k, sum, from, to);
    }
    for (; k < count; k++) {
      FloatRowLoops.moreFused1(v, k, w, at + k, sum, from, to);
    }
  }

  /** Sums the first taps, up to four of one kind, and returns how many. */
  private int begin(
      float[][] v, float[] w, int at, int unfused, int count, float[] sum, int from, int to) {
    int taps = first(unfused, count);
    if (unfused == 1 && taps > 1) {
      switch (taps) {
        case 2 -> FloatRowLoops.fused2(v, w, at, sum, from, to);
        case 3 -> FloatRowLoops.fused3(v, w, at, sum, from, to);
        default -> FloatRowLoops.fused4(v, w, at, sum, from, to);
      }
    } else {
      switch (taps) {
        case 1 -> FloatRowLoops.unfused1(v, w, at, start, sum, from, to);
        case 2 -> FloatRowLoops.unfused2(v, w, at, start, sum, from, to);
        case 3 -> FloatRowLoops.unfused3(v, w, at, start, sum, from, to);
        default -> FloatRowLoops.unfused4(v, w, at, start, sum, from, to);
      }
    }
    return taps;
  }

  /** Returns how many taps, up to four, begin a sum in one loop. */
  private static int first(int unfused, int count) {
    return Math.min(4, unfused > 1 ? unfused : count);
  }

  @Override
  public void elements(float[][] v, float[][] w, int count, float[] sum, int length) {
    if (order.lerp()) {
      FloatElementLoops.lerp(v[0], v[1], w[1], sum, length);
      return;
    }
    int unfused = order.unfused(count);
    int k = begin(v, w, unfused, count, sum, length);
    for (; k < unfused; k++) {
      FloatElementLoops.moreUnfused1(v, k, w, sum, length);
    }
    for (; k < count; k++) {
      FloatElementLoops.moreFused1(v, k, w, sum, length);
    }
  }

  private int begin(float[][] v, float[][] w, int unfused, int count, float[] sum, int length) {
    int taps = first(unfused, count);
    if (unfused == 1 && taps > 1) {
      switch (taps) {
        case 2 -> FloatElementLoops.fused2(v, w, sum, length);
        case 3 -> FloatElementLoops.fused3(v, w, sum, length);
        default -> FloatElementLoops.fused4(v, w, sum, length);
      }
    } else {
      switch (taps) {
        case 1 -> FloatElementLoops.unfused1(v, w, start, sum, length);
        case 2 -> FloatElementLoops.unfused2(v, w, start, sum, length);
        case 3 -> FloatElementLoops.unfused3(v, w, start, sum, length);
        default -> FloatElementLoops.unfused4(v, w, start, sum, length);
      }
    }
    return taps;
  }

  @Override
  public void dots(float[] values, AxisTaps<float[]> taps, int inner, float[] sum, int at) {
    if (order.lerp()) {
      FloatDotLoops.lerps(values, taps, inner, sum, at);
    } else if (inner == 1) {
      FloatDotLoops.numbers(values, taps, start, sum, at);
    } else {
      FloatDotLoops.blocks(values, taps, start, inner, sum, at);
    }
  }

  @Override
  public void dots(float[][] values, AxisTaps<float[]> taps, float[][] sums, int at) {
    if (order.lerp()) {
      super.dots(values, taps, sums, at);
    } else {
      FloatDotLoops.fours(values, taps, start, sums, at);
    }
  }
}
