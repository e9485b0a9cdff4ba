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

  private void sweeps(float[][] v, float[] w, int first, int count, float[] sum, int from, int to) {
    int unfused = order.unfused(count);
    int k = begin(v, w, first, unfused, count, sum, from, to);
    for (; k + 4 <= unfused; k += 4) {
      FloatRowLoops.moreUnfused4(
          v[k],
          w[first + k],
          v[k + 1],
          w[first + k + 1],
          v[k + 2],
          w[first + k + 2],
          v[k + 3],
          w[first + k + 3],
          sum,
          from,
          to);
    }
    for (; k < unfused; k++) {
      FloatRowLoops.moreUnfused1(v[k], w[first + k], sum, from, to);
    }
    for (; k + 4 <= count; k += 4) {
      FloatRowLoops.moreFused4(
          v[k],
          w[first + k],
          v[k + 1],
          w[first + k + 1],
          v[k + 2],
          w[first + k + 2],
          v[k + 3],
          w[first + k + 3],
          sum,
          from,
          to);
    }
    for (; k < count; k++) {
      FloatRowLoops.moreFused1(v[k], w[first + k], sum, from, to);
    }
  }

  /** Sums the first taps, up to four of one kind, and returns how many. */
  private int begin(
      float[][] v, float[] w, int at, int unfused, int count, float[] sum, int from, int to) {
    int taps = Math.min(4, unfused > 1 ? unfused : count);
    boolean fused = unfused == 1;
    float s = start;
    switch (taps) {
      case 1 -> FloatRowLoops.unfused1(v[0], w[at], s, sum, from, to);
      case 2 -> {
        if (fused) {
          FloatRowLoops.fused2(v[0], w[at], v[1], w[at + 1], sum, from, to);
        } else {
          FloatRowLoops.unfused2(v[0], w[at], v[1], w[at + 1], s, sum, from, to);
        }
      }
      case 3 -> {
        float[] c = v[2];
        if (fused) {
          FloatRowLoops.fused3(v[0], w[at], v[1], w[at + 1], c, w[at + 2], sum, from, to);
        } else {
          FloatRowLoops.unfused3(v[0], w[at], v[1], w[at + 1], c, w[at + 2], s, sum, from, to);
        }
      }
      default -> {
        float[] c = v[2];
        float[] d = v[3];
        float wc = w[at + 2];
        float wd = w[at + 3];
        if (fused) {
          FloatRowLoops.fused4(v[0], w[at], v[1], w[at + 1], c, wc, d, wd, sum, from, to);
        } else {
          FloatRowLoops.unfused4(v[0], w[at], v[1], w[at + 1], c, wc, d, wd, s, sum, from, to);
        }
      }
    }
    return taps;
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
      FloatElementLoops.moreUnfused1(v[k], w[k], sum, length);
    }
    for (; k < count; k++) {
      FloatElementLoops.moreFused1(v[k], w[k], sum, length);
    }
  }

  private int begin(float[][] v, float[][] w, int unfused, int count, float[] sum, int length) {
    int taps = Math.min(4, unfused > 1 ? unfused : count);
    boolean fused = unfused == 1;
    float s = start;
    switch (taps) {
      case 1 -> FloatElementLoops.unfused1(v[0], w[0], s, sum, length);
      case 2 -> {
        if (fused) {
          FloatElementLoops.fused2(v[0], w[0], v[1], w[1], sum, length);
        } else {
          FloatElementLoops.unfused2(v[0], w[0], v[1], w[1], s, sum, length);
        }
      }
      case 3 -> {
        if (fused) {
          FloatElementLoops.fused3(v[0], w[0], v[1], w[1], v[2], w[2], sum, length);
        } else {
          FloatElementLoops.unfused3(v[0], w[0], v[1], w[1], v[2], w[2], s, sum, length);
        }
      }
      default -> {
        float[] d = v[3];
        if (fused) {
          FloatElementLoops.fused4(v[0], w[0], v[1], w[1], v[2], w[2], d, w[3], sum, length);
        } else {
          FloatElementLoops.unfused4(v[0], w[0], v[1], w[1], v[2], w[2], d, w[3], s, sum, length);
        }
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
