package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.TapOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Neighbouring positions of a row with equally many taps and at least a vector of channels each.
 * Where the channels are not a multiple of the lanes, the last vector of a position is computed
 * over the one before it.
 */
final class FloatBlocks extends Segment<float[]> {
  private static final VectorSpecies<Float> SPECIES = Lanes.FLOATS;
  private static final int LANES = SPECIES.length();

  private final int inner;
  private final int at;
  private final int positions;
  private final int taps;
  private final int unfused;
  private final boolean lerp;
  private final float start;

  /** Where the channels of tap k of position i start, and its weight, at i·taps + k. */
  private final int[] from;

  private final float[] weights;

  /** What the weights of tap k are multiplied with. */
  private final float[] factors;

  FloatBlocks(AxisTaps<float[]> axis, int first, int end, int inner, TapOrder order) {
    this.inner = inner;
    this.at = first * inner;
    this.positions = end - first;
    this.taps = axis.count(first);
    this.unfused = axis.unfused(first);
    this.lerp = order.lerp();
    this.start = order.start();
    this.from = new int[positions * taps];
    this.weights = Arrays.copyOfRange(axis.weights(), axis.start(first), axis.start(end));
    for (int i = 0; i < from.length; i++) {
      from[i] = axis.index(first + i / taps, i % taps) * inner;
    }
    this.factors = new float[taps];
    Arrays.fill(factors, 1f);
  }

  private FloatBlocks(FloatBlocks other) {
    this.inner = other.inner;
    this.at = other.at;
    this.positions = other.positions;
    this.taps = other.taps;
    this.unfused = other.unfused;
    this.lerp = other.lerp;
    this.start = other.start;
    this.from = other.from;
    this.weights = other.weights;
    this.factors = new float[taps];
    Arrays.fill(factors, 1f);
  }

  @Override
  public FloatBlocks forRun() {
    return new FloatBlocks(this);
  }

  @Override
  public void scale(Arithmetic<float[]> arithmetic, float[] newFactors) {
    System.arraycopy(newFactors, 0, factors, 0, taps);
  }

  @Override
  public void run(float[] source, float[] target, int to) {
    int last = inner - LANES;
    int rest = inner % LANES;
    channels(source, target, to + at, 0, inner - rest);
    if (rest > 0) {
      channels(source, target, to + at, last, inner);
    }
  }

  /** Computes the vectors that begin at the channels from {@code begin} on. */
  private void channels(float[] source, float[] target, int to, int begin, int end) {
    if (lerp) {
      lerps(source, target, to, begin, end);
    } else if (unfused == 1 && taps == 2) {
      fused2(source, target, to, begin, end);
    } else if (unfused == 1 && taps == 4) {
      fused4(source, target, to, begin, end);
    } else {
      sums(source, target, to, begin, end);
    }
  }

  private void lerps(float[] source, float[] target, int to, int begin, int end) {
    for (int position = 0; position < positions; position++) {
      int a = from[2 * position];
      int b = from[2 * position + 1];
      float w = factors[1] * weights[2 * position + 1];
      for (int i = begin; i < end; i += LANES) {
        FloatVector lower = FloatVector.fromArray(SPECIES, source, a + i);
        FloatVector upper = FloatVector.fromArray(SPECIES, source, b + i);
        lower.add(upper.sub(lower).mul(w)).intoArray(target, to + position * inner + i);
      }
    }
  }

  private void fused2(float[] source, float[] target, int to, int begin, int end) {
    float f0 = factors[0];
    float f1 = factors[1];
    for (int position = 0; position < positions; position++) {
      int tap = 2 * position;
      int a = from[tap];
      int b = from[tap + 1];
      FloatVector wa = FloatVector.broadcast(SPECIES, f0 * weights[tap]);
      FloatVector wb = FloatVector.broadcast(SPECIES, f1 * weights[tap + 1]);
      for (int i = begin; i < end; i += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, source, a + i).mul(wa);
        sum = FloatVector.fromArray(SPECIES, source, b + i).fma(wb, sum);
        sum.intoArray(target, to + position * inner + i);
      }
    }
  }

  private void fused4(float[] source, float[] target, int to, int begin, int end) {
    for (int position = 0; position < positions; position++) {
      int tap = 4 * position;
      int a = from[tap];
      int b = from[tap + 1];
      int c = from[tap + 2];
      int d = from[tap + 3];
      FloatVector wa = FloatVector.broadcast(SPECIES, factors[0] * weights[tap]);
      FloatVector wb = FloatVector.broadcast(SPECIES, factors[1] * weights[tap + 1]);
      FloatVector wc = FloatVector.broadcast(SPECIES, factors[2] * weights[tap + 2]);
      FloatVector wd = FloatVector.broadcast(SPECIES, factors[3] * weights[tap + 3]);
      for (int i = begin; i < end; i += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, source, a + i).mul(wa);
        sum = FloatVector.fromArray(SPECIES, source, b + i).fma(wb, sum);
        sum = FloatVector.fromArray(SPECIES, source, c + i).fma(wc, sum);
        sum = FloatVector.fromArray(SPECIES, source, d + i).fma(wd, sum);
        sum.intoArray(target, to + position * inner + i);
      }
    }
  }

  private void sums(float[] source, float[] target, int to, int begin, int end) {
    for (int position = 0; position < positions; position++) {
      int tap = position * taps;
      for (int i = begin; i < end; i += LANES) {
        FloatVector sum =
            FloatVector.fromArray(SPECIES, source, from[tap] + i)
                .mul(factors[0] * weights[tap])
                .add(start);
        for (int k = 1; k < unfused; k++) {
          FloatVector value = FloatVector.fromArray(SPECIES, source, from[tap + k] + i);
          sum = sum.add(value.mul(factors[k] * weights[tap + k]));
        }
        for (int k = unfused; k < taps; k++) {
          FloatVector value = FloatVector.fromArray(SPECIES, source, from[tap + k] + i);
          sum = value.fma(FloatVector.broadcast(SPECIES, factors[k] * weights[tap + k]), sum);
        }
        sum.intoArray(target, to + position * inner + i);
      }
    }
  }
}
