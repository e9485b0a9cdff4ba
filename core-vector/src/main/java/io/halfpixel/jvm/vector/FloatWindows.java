package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.AxisTaps;
import io.halfpixel.jvm.Scaling;
import io.halfpixel.jvm.Segment;
import io.halfpixel.jvm.TapOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring outputs of a row with equally many taps each, a vector at a time.
 *
 * <p>A run of blocks with equal shuffles and weights, as in enlarging by a whole number, keeps them
 * in registers.
 */
final class FloatWindows extends Segment<float[]> {
  private static final VectorSpecies<Float> SPECIES = Lanes.FLOATS;
  private static final int LANES = SPECIES.length();

  private final Windows<Float> windows;
  private final int at;
  private final int plain;
  private final boolean lerp;
  private final float start;

  /** The weights of tap k of block b, at (b·taps + k)·lanes; and before they were scaled. */
  private final float[] weights;

  private final float[] base;

  /** Where the runs of blocks begin that share shuffles and weights; see {@link Windows#runs}. */
  private final int[] runs;

  private FloatWindows(Windows<Float> windows, AxisTaps<float[]> taps, int at, TapOrder order) {
    this.windows = windows;
    this.at = at;
    this.plain = taps.plain(0);
    this.lerp = order.lerp();
    this.start = order.start();
    this.base = new float[windows.from.length * LANES];
    for (int i = 0; i < base.length; i++) {
      base[i] = taps.weights()[windows.tap(taps, i)];
    }
    this.weights = base.clone();
    this.runs = windows.runs(block -> sameWeights(base, block, windows.taps * LANES));
  }

  /** Returns the segment of all outputs of an axis of numbers, or null if they have no windows. */
  static @Nullable FloatWindows of(AxisTaps<float[]> taps, int at, TapOrder order) {
    Windows<Float> windows = Windows.of(taps, SPECIES);
    return windows == null ? null : new FloatWindows(windows, taps, at, order);
  }

  private static boolean sameWeights(float[] weights, int block, int length) {
    boolean same = true;
    for (int i = block * length; same && i < (block + 1) * length; i++) {
      same = Float.floatToRawIntBits(weights[i]) == Float.floatToRawIntBits(weights[i - length]);
    }
    return same;
  }

  @Override
  public void scale(Scaling<float[]> scaling, float[] factors) {
    if (fuses(2) || fuses(4)) {
      // A run of blocks takes its weights from its first one.
      for (int run = 1; run < runs.length; run++) {
        scale(scaling, factors, runs[run - 1]);
      }
    } else {
      for (int block = 0; block < windows.blocks; block++) {
        scale(scaling, factors, block);
      }
    }
  }

  private void scale(Scaling<float[]> scaling, float[] factors, int block) {
    for (int k = 0; k < windows.taps; k++) {
      int from = (block * windows.taps + k) * LANES;
      scaling.scale(base, factors, k, weights, from, LANES);
    }
  }

  /** Returns whether there are so many taps, all but the first added fused. */
  private boolean fuses(int count) {
    return plain == 1 && windows.taps == count;
  }

  @Override
  public void run(float[] source, float[] target, int to) {
    int first = to + at;
    if (lerp) {
      lerps(source, target, first);
    } else if (fuses(2)) {
      for (int run = 1; run < runs.length; run++) {
        fused2(source, target, first, runs[run - 1], runs[run]);
      }
    } else if (fuses(4)) {
      for (int run = 1; run < runs.length; run++) {
        fused4(source, target, first, runs[run - 1], runs[run]);
      }
    } else {
      sums(source, target, first);
    }
  }

  private void lerps(float[] source, float[] target, int to) {
    for (int block = 0; block < windows.blocks; block++) {
      int i = 2 * block;
      FloatVector a = FloatVector.fromArray(SPECIES, source, windows.from[i]);
      FloatVector b = FloatVector.fromArray(SPECIES, source, windows.from[i + 1]);
      a = a.rearrange(windows.shuffles[i]);
      b = b.rearrange(windows.shuffles[i + 1]);
      b = b.sub(a).mul(FloatVector.fromArray(SPECIES, weights, (i + 1) * LANES));
      a.add(b).intoArray(target, to + windows.to[block]);
    }
  }

  /** Adds the first taps unfused, the others fused. */
  private void sums(float[] source, float[] target, int to) {
    int taps = windows.taps;
    for (int block = 0; block < windows.blocks; block++) {
      int first = block * taps;
      FloatVector sum = FloatVector.fromArray(SPECIES, source, windows.from[first]);
      sum = sum.rearrange(windows.shuffles[first]);
      sum = sum.mul(FloatVector.fromArray(SPECIES, weights, first * LANES)).add(start);
      for (int i = first + 1; i < first + plain; i++) {
        FloatVector value = FloatVector.fromArray(SPECIES, source, windows.from[i]);
        value = value.rearrange(windows.shuffles[i]);
        sum = sum.add(value.mul(FloatVector.fromArray(SPECIES, weights, i * LANES)));
      }
      for (int i = first + plain; i < first + taps; i++) {
        FloatVector value = FloatVector.fromArray(SPECIES, source, windows.from[i]);
        value = value.rearrange(windows.shuffles[i]);
        sum = value.fma(FloatVector.fromArray(SPECIES, weights, i * LANES), sum);
      }
      sum.intoArray(target, to + windows.to[block]);
    }
  }

  private void fused2(float[] source, float[] target, int first, int begin, int end) {
    int[] from = windows.from;
    int[] to = windows.to;
    int window = 2 * begin;
    VectorShuffle<Float> s0 = windows.shuffles[window];
    VectorShuffle<Float> s1 = windows.shuffles[window + 1];
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, window * LANES);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, (window + 1) * LANES);
    for (int block = begin; block < end; block++) {
      FloatVector sum =
          FloatVector.fromArray(SPECIES, source, from[2 * block]).rearrange(s0).mul(w0);
      sum = FloatVector.fromArray(SPECIES, source, from[2 * block + 1]).rearrange(s1).fma(w1, sum);
      sum.intoArray(target, first + to[block]);
    }
  }

  private void fused4(float[] source, float[] target, int first, int begin, int end) {
    int[] from = windows.from;
    int[] to = windows.to;
    int window = 4 * begin;
    VectorShuffle<Float> s0 = windows.shuffles[window];
    VectorShuffle<Float> s1 = windows.shuffles[window + 1];
    VectorShuffle<Float> s2 = windows.shuffles[window + 2];
    VectorShuffle<Float> s3 = windows.shuffles[window + 3];
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, window * LANES);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, (window + 1) * LANES);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, (window + 2) * LANES);
    FloatVector w3 = FloatVector.fromArray(SPECIES, weights, (window + 3) * LANES);
    for (int block = begin; block < end; block++) {
      int i = 4 * block;
      FloatVector sum = FloatVector.fromArray(SPECIES, source, from[i]).rearrange(s0).mul(w0);
      sum = FloatVector.fromArray(SPECIES, source, from[i + 1]).rearrange(s1).fma(w1, sum);
      sum = FloatVector.fromArray(SPECIES, source, from[i + 2]).rearrange(s2).fma(w2, sum);
      sum = FloatVector.fromArray(SPECIES, source, from[i + 3]).rearrange(s3).fma(w3, sum);
      sum.intoArray(target, first + to[block]);
    }
  }
}
