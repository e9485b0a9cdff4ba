package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.vector.Windows.Run;
import java.util.List;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The same as {@link FloatWindows} for integer sums: exact, rounded by a shift, and clamped.
 * Weights are multiplied by a factor as in {@link FixedRows}; the rounding constant has been.
 */
final class IntWindows extends Segment<int[]> {
  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final int LANES = SPECIES.length();
  private static final int HALF = LANES / 2;
  private static final int SHIFT = FixedRows.SHIFT;

  private final Windows<Integer> windows;
  private final int at;
  private final WeightPool pool;
  private final int rounding;

  private final int[] weights;

  private final List<Run> runs;

  private IntWindows(
      Windows<Integer> windows, AxisTaps<int[]> taps, int at, int rounding, int factor) {
    this.windows = windows;
    this.at = at;
    this.rounding = rounding;
    this.pool =
        new WeightPool(
            windows.from.length, windows.taps, LANES, i -> taps.weights()[windows.tap(taps, i)]);
    this.weights = new int[pool.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = taps.weights()[windows.tap(taps, pool.source(i))] * factor;
    }
    this.runs = windows.runs(pool::repeats);
  }

  /** Returns the segment of all outputs of an axis of numbers, or null if they have no windows. */
  static @Nullable IntWindows of(AxisTaps<int[]> taps, int at, int rounding, int factor) {
    Windows<Integer> windows = Windows.of(taps, SPECIES);
    return windows == null ? null : new IntWindows(windows, taps, at, rounding, factor);
  }

  @Override
  public void scale(Arithmetic<int[]> arithmetic, int[] factors) {
    throw new UnsupportedOperationException("integer weights are not scaled");
  }

  @Override
  public void run(int[] source, int[] target, int to) {
    int first = to + at;
    if (windows.taps == 2) {
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).doubling()) {
          doubling2(source, target, first, runs.get(i));
        } else {
          sums2(source, target, first, runs.get(i));
        }
      }
    } else if (windows.taps == 4) {
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).doubling()) {
          doubling4(source, target, first, runs.get(i));
        } else {
          sums4(source, target, first, runs.get(i));
        }
      }
    } else {
      sums(source, target, first);
    }
  }

  private void sums(int[] source, int[] target, int to) {
    int taps = windows.taps;
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int block = 0; block < windows.blocks; block++) {
      IntVector sum = start;
      for (int window = block * taps; window < (block + 1) * taps; window++) {
        IntVector weight = IntVector.fromArray(SPECIES, weights, pool.at[window]);
        IntVector value = IntVector.fromArray(SPECIES, source, windows.from[window]);
        sum = sum.add(value.rearrange(windows.shuffles[window]).mul(weight));
      }
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      sum.intoArray(target, to + windows.to[block]);
    }
  }

  private void sums2(int[] source, int[] target, int first, Run run) {
    int[] from = windows.from;
    VectorShuffle<Integer>[] shuffles = windows.shuffles;
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int block = run.begin(); block < run.end(); block++) {
      int i = 2 * block;
      IntVector v0 = IntVector.fromArray(SPECIES, source, from[i]).rearrange(shuffles[i]);
      IntVector v1 = IntVector.fromArray(SPECIES, source, from[i + 1]).rearrange(shuffles[i + 1]);
      IntVector sum = v0.mul(IntVector.fromArray(SPECIES, weights, pool.at[i])).add(start);
      sum = sum.add(v1.mul(IntVector.fromArray(SPECIES, weights, pool.at[i + 1])));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      sum.intoArray(target, first + windows.to[block]);
    }
  }

  private void sums4(int[] source, int[] target, int first, Run run) {
    int[] from = windows.from;
    VectorShuffle<Integer>[] shuffles = windows.shuffles;
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int block = run.begin(); block < run.end(); block++) {
      int i = 4 * block;
      IntVector v0 = IntVector.fromArray(SPECIES, source, from[i]).rearrange(shuffles[i]);
      IntVector v1 = IntVector.fromArray(SPECIES, source, from[i + 1]).rearrange(shuffles[i + 1]);
      IntVector v2 = IntVector.fromArray(SPECIES, source, from[i + 2]).rearrange(shuffles[i + 2]);
      IntVector v3 = IntVector.fromArray(SPECIES, source, from[i + 3]).rearrange(shuffles[i + 3]);
      IntVector sum = v0.mul(IntVector.fromArray(SPECIES, weights, pool.at[i])).add(start);
      sum = sum.add(v1.mul(IntVector.fromArray(SPECIES, weights, pool.at[i + 1])));
      sum = sum.add(v2.mul(IntVector.fromArray(SPECIES, weights, pool.at[i + 2])));
      sum = sum.add(v3.mul(IntVector.fromArray(SPECIES, weights, pool.at[i + 3])));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      sum.intoArray(target, first + windows.to[block]);
    }
  }

  private void doubling2(int[] source, int[] target, int first, Run run) {
    int window = 2 * run.begin();
    VectorShuffle<Integer> s0 = windows.shuffles[window];
    VectorShuffle<Integer> s1 = windows.shuffles[window + 1];
    IntVector w0 = IntVector.fromArray(SPECIES, weights, pool.at[window]);
    IntVector w1 = IntVector.fromArray(SPECIES, weights, pool.at[window + 1]);
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    int from = windows.from[window];
    int to = first + windows.to[run.begin()];
    int blocks = run.end() - run.begin();
    for (int block = 0; block < blocks; block++) {
      IntVector values = IntVector.fromArray(SPECIES, source, from + block * HALF);
      IntVector sum = values.rearrange(s0).mul(w0).add(start);
      sum = sum.add(values.rearrange(s1).mul(w1));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      sum.intoArray(target, to + block * LANES);
    }
  }

  private void doubling4(int[] source, int[] target, int first, Run run) {
    int window = 4 * run.begin();
    VectorShuffle<Integer> s0 = windows.shuffles[window];
    VectorShuffle<Integer> s1 = windows.shuffles[window + 1];
    VectorShuffle<Integer> s2 = windows.shuffles[window + 2];
    VectorShuffle<Integer> s3 = windows.shuffles[window + 3];
    IntVector w0 = IntVector.fromArray(SPECIES, weights, pool.at[window]);
    IntVector w1 = IntVector.fromArray(SPECIES, weights, pool.at[window + 1]);
    IntVector w2 = IntVector.fromArray(SPECIES, weights, pool.at[window + 2]);
    IntVector w3 = IntVector.fromArray(SPECIES, weights, pool.at[window + 3]);
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    int from = windows.from[window];
    int to = first + windows.to[run.begin()];
    int blocks = run.end() - run.begin();
    for (int block = 0; block < blocks; block++) {
      IntVector values = IntVector.fromArray(SPECIES, source, from + block * HALF);
      IntVector sum = values.rearrange(s0).mul(w0).add(start);
      sum = sum.add(values.rearrange(s1).mul(w1));
      sum = sum.add(values.rearrange(s2).mul(w2));
      sum = sum.add(values.rearrange(s3).mul(w3));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      sum.intoArray(target, to + block * LANES);
    }
  }
}
