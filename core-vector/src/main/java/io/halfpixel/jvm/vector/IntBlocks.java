package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same as {@link FloatBlocks} for integer sums: exact, rounded by a shift, and clamped. Weights
 * are multiplied by a factor as in {@link FixedRows}; the rounding constant has been.
 */
final class IntBlocks extends Segment<int[]> {
  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final int LANES = SPECIES.length();
  private static final int SHIFT = FixedRows.SHIFT;

  private final int inner;
  private final int at;
  private final int positions;
  private final int taps;
  private final int rounding;

  /** Where the channels of tap k of position i start, and its weight, at i·taps + k. */
  private final int[] from;

  private final int[] weights;

  IntBlocks(AxisTaps<int[]> axis, int first, int end, int inner, int rounding, int factor) {
    this.inner = inner;
    this.at = first * inner;
    this.positions = end - first;
    this.taps = axis.count(first);
    this.rounding = rounding;
    this.from = new int[positions * taps];
    this.weights = Arrays.copyOfRange(axis.weights(), axis.start(first), axis.start(end));
    for (int i = 0; i < from.length; i++) {
      weights[i] *= factor;
      from[i] = axis.index(first + i / taps, i % taps) * inner;
    }
  }

  @Override
  public void scale(Arithmetic<int[]> arithmetic, int[] factors) {
    throw new UnsupportedOperationException("integer weights are not scaled");
  }

  @Override
  public void run(int[] source, int[] target, int to) {
    int last = inner - LANES;
    int rest = inner % LANES;
    channels(source, target, to + at, 0, inner - rest);
    if (rest > 0) {
      channels(source, target, to + at, last, inner);
    }
  }

  /** Computes the vectors that begin at the channels from {@code begin} on. */
  private void channels(int[] source, int[] target, int to, int begin, int end) {
    if (taps == 2) {
      sums2(source, target, to, begin, end);
    } else {
      sums(source, target, to, begin, end);
    }
  }

  private void sums2(int[] source, int[] target, int to, int begin, int end) {
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int position = 0; position < positions; position++) {
      int a = from[2 * position];
      int b = from[2 * position + 1];
      IntVector weightA = IntVector.broadcast(SPECIES, weights[2 * position]);
      IntVector weightB = IntVector.broadcast(SPECIES, weights[2 * position + 1]);
      for (int i = begin; i < end; i += LANES) {
        IntVector sum = IntVector.fromArray(SPECIES, source, a + i).mul(weightA).add(start);
        sum = sum.add(IntVector.fromArray(SPECIES, source, b + i).mul(weightB));
        sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
        sum.intoArray(target, to + position * inner + i);
      }
    }
  }

  private void sums(int[] source, int[] target, int to, int begin, int end) {
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int position = 0; position < positions; position++) {
      int tap = position * taps;
      for (int i = begin; i < end; i += LANES) {
        IntVector sum = start;
        for (int k = 0; k < taps; k++) {
          IntVector value = IntVector.fromArray(SPECIES, source, from[tap + k] + i);
          IntVector weight = IntVector.broadcast(SPECIES, weights[tap + k]);
          sum = sum.add(value.mul(weight));
        }
        sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
        sum.intoArray(target, to + position * inner + i);
      }
    }
  }
}
