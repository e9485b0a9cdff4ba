package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.AxisTaps;
import io.halfpixel.jvm.Scaling;
import io.halfpixel.jvm.Segment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** The same as {@link FloatWindows} for integer sums: exact, rounded by a shift, and clamped. */
final class IntWindows extends Segment<int[]> {
  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final int LANES = SPECIES.length();

  private final Windows<Integer> windows;
  private final int at;
  private final int rounding;
  private final int shift;

  /** The weights of tap k of block b, at (b·taps + k)·lanes. */
  private final int[] weights;

  /** Where the runs of blocks begin that share shuffles and weights; see {@link Windows#runs}. */
  private final int[] runs;

  private IntWindows(
      Windows<Integer> windows, AxisTaps<int[]> taps, int at, int rounding, int shift) {
    this.windows = windows;
    this.at = at;
    this.rounding = rounding;
    this.shift = shift;
    this.weights = new int[windows.from.length * LANES];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = taps.weights()[windows.tap(taps, i)];
    }
    this.runs = windows.runs(block -> sameWeights(weights, block, windows.taps * LANES));
  }

  private static boolean sameWeights(int[] weights, int block, int length) {
    boolean same = true;
    for (int i = block * length; same && i < (block + 1) * length; i++) {
      same = weights[i] == weights[i - length];
    }
    return same;
  }

  /** Returns the segment of all outputs of an axis of numbers, or null if they have no windows. */
  static @Nullable IntWindows of(AxisTaps<int[]> taps, int at, int rounding, int shift) {
    Windows<Integer> windows = Windows.of(taps, SPECIES);
    return windows == null ? null : new IntWindows(windows, taps, at, rounding, shift);
  }

  @Override
  public void scale(Scaling<int[]> scaling, int[] factors) {
    throw new UnsupportedOperationException("integer weights are not scaled");
  }

  @Override
  public void run(int[] source, int[] target, int to) {
    int first = to + at;
    if (windows.taps == 2) {
      for (int run = 1; run < runs.length; run++) {
        sums2(source, target, first, runs[run - 1], runs[run]);
      }
    } else if (windows.taps == 4) {
      for (int run = 1; run < runs.length; run++) {
        sums4(source, target, first, runs[run - 1], runs[run]);
      }
    } else {
      sums(source, target, first);
    }
  }

  private void sums(int[] source, int[] target, int to) {
    int taps = windows.taps;
    for (int block = 0; block < windows.blocks; block++) {
      IntVector sum = IntVector.broadcast(SPECIES, rounding);
      for (int window = block * taps; window < (block + 1) * taps; window++) {
        IntVector weight = IntVector.fromArray(SPECIES, weights, window * LANES);
        IntVector value = IntVector.fromArray(SPECIES, source, windows.from[window]);
        sum = sum.add(value.rearrange(windows.shuffles[window]).mul(weight));
      }
      sum = sum.lanewise(VectorOperators.ASHR, shift).max(0).min(255);
      sum.intoArray(target, to + windows.to[block]);
    }
  }

  private void sums2(int[] source, int[] target, int first, int begin, int end) {
    int[] from = windows.from;
    int[] to = windows.to;
    int window = 2 * begin;
    VectorShuffle<Integer> s0 = windows.shuffles[window];
    VectorShuffle<Integer> s1 = windows.shuffles[window + 1];
    IntVector w0 = IntVector.fromArray(SPECIES, weights, window * LANES);
    IntVector w1 = IntVector.fromArray(SPECIES, weights, (window + 1) * LANES);
    for (int block = begin; block < end; block++) {
      IntVector a = IntVector.fromArray(SPECIES, source, from[2 * block]).rearrange(s0).mul(w0);
      IntVector b = IntVector.fromArray(SPECIES, source, from[2 * block + 1]).rearrange(s1).mul(w1);
      IntVector sum = a.add(b).add(rounding);
      sum = sum.lanewise(VectorOperators.ASHR, shift).max(0).min(255);
      sum.intoArray(target, first + to[block]);
    }
  }

  private void sums4(int[] source, int[] target, int first, int begin, int end) {
    int[] from = windows.from;
    int[] to = windows.to;
    int window = 4 * begin;
    VectorShuffle<Integer> s0 = windows.shuffles[window];
    VectorShuffle<Integer> s1 = windows.shuffles[window + 1];
    VectorShuffle<Integer> s2 = windows.shuffles[window + 2];
    VectorShuffle<Integer> s3 = windows.shuffles[window + 3];
    IntVector w0 = IntVector.fromArray(SPECIES, weights, window * LANES);
    IntVector w1 = IntVector.fromArray(SPECIES, weights, (window + 1) * LANES);
    IntVector w2 = IntVector.fromArray(SPECIES, weights, (window + 2) * LANES);
    IntVector w3 = IntVector.fromArray(SPECIES, weights, (window + 3) * LANES);
    for (int block = begin; block < end; block++) {
      int i = 4 * block;
      IntVector a = IntVector.fromArray(SPECIES, source, from[i]).rearrange(s0).mul(w0);
      IntVector b = IntVector.fromArray(SPECIES, source, from[i + 1]).rearrange(s1).mul(w1);
      IntVector c = IntVector.fromArray(SPECIES, source, from[i + 2]).rearrange(s2).mul(w2);
      IntVector d = IntVector.fromArray(SPECIES, source, from[i + 3]).rearrange(s3).mul(w3);
      IntVector sum = a.add(b).add(c.add(d)).add(rounding);
      sum = sum.lanewise(VectorOperators.ASHR, shift).max(0).min(255);
      sum.intoArray(target, first + to[block]);
    }
  }
}
