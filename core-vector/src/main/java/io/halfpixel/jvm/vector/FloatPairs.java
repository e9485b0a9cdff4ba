package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.jvm.vector.PairWindows.Pick;
import io.halfpixel.jvm.vector.PairWindows.Run;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring outputs of a row with equally many taps each, picked from pairs of vectors: one or
 * two taps at a time, on sums that wait in the first-level cache.
 */
final class FloatPairs extends Segment<float[]> {
  private static final VectorSpecies<Float> SPECIES = Lanes.FLOATS;
  private static final int LANES = SPECIES.length();

  private final PairWindows<Float> windows;
  private final int at;
  private final int unfused;
  private final boolean lerp;
  private final float start;

  /**
   * The weights of tap k of run r at (r·taps + k)·lanes, and after they were scaled; the same ones
   * until they are.
   */
  private final float[] base;

  private float[] weights;

  /** The sums so far, a vector for each block. */
  private final float[] sums;

  private FloatPairs(PairWindows<Float> windows, AxisTaps<float[]> taps, int at, TapOrder order) {
    this.windows = windows;
    this.at = at;
    this.unfused = taps.unfused(0);
    this.lerp = order.lerp();
    this.start = order.start();
    this.base = new float[windows.runs.size() * windows.taps * LANES];
    for (int i = 0; i < base.length; i++) {
      base[i] = taps.weights()[windows.tap(taps, i)];
    }
    this.weights = base;
    this.sums = new float[windows.blocks * LANES];
  }

  private FloatPairs(FloatPairs other) {
    this.windows = other.windows;
    this.at = other.at;
    this.unfused = other.unfused;
    this.lerp = other.lerp;
    this.start = other.start;
    this.base = other.base;
    this.weights = base;
    this.sums = new float[windows.blocks * LANES];
  }

  @Override
  public FloatPairs forRun() {
    return new FloatPairs(this);
  }

  /** Returns the segment of all outputs of an axis of numbers, or null if pairs are too short. */
  static @Nullable FloatPairs of(AxisTaps<float[]> taps, int at, TapOrder order) {
    PairWindows<Float> windows =
        PairWindows.of(taps, SPECIES, tap -> Float.floatToRawIntBits(taps.weights()[tap]));
    return windows == null ? null : new FloatPairs(windows, taps, at, order);
  }

  @Override
  public void scale(Arithmetic<float[]> arithmetic, float[] factors) {
    if (weights == base) {
      weights = base.clone();
    }
    for (int window = 0; window * LANES < base.length; window++) {
      arithmetic.scale(base, factors, window % windows.taps, weights, window * LANES, LANES);
    }
  }

  @Override
  public void run(float[] source, float[] target, int to) {
    for (int r = 0; r < windows.runs.size(); r++) {
      Run<Float> run = windows.runs.get(r);
      int weight = r * windows.taps * LANES;
      if (lerp) {
        lerp(source, run, weight);
      } else {
        sum(source, run, weight);
      }
      int[] outputs = run.to();
      for (int block = 0; block < outputs.length; block++) {
        FloatVector.fromArray(SPECIES, sums, (run.first() + block) * LANES)
            .intoArray(target, to + at + outputs[block]);
      }
    }
  }

  private void sum(float[] source, Run<Float> run, int weight) {
    int taps = windows.taps;
    int k = unfused == 1 && run.together(0) ? 2 : 1;
    if (k == 2) {
      begin2(source, run, weight);
    } else {
      begin1(source, run, weight);
    }
    for (; k < unfused; k++) {
      unfused1(source, run, k, weight);
    }
    while (k < taps) {
      if (run.together(k)) {
        fused2(source, run, k, weight);
        k += 2;
      } else {
        fused1(source, run, k, weight);
        k++;
      }
    }
  }

  /** Starts with the first product. */
  private void begin1(float[] source, Run<Float> run, int weight) {
    Pick<Float> pick = run.picks().get(0);
    VectorShuffle<Float> low = pick.low();
    VectorShuffle<Float> high = pick.high();
    VectorMask<Float> second = pick.second();
    int first = pick.from();
    int step = run.step();
    FloatVector w = FloatVector.fromArray(SPECIES, weights, weight);
    int sum = run.first() * LANES;
    for (int block = 0; block < run.count(); block++) {
      FloatVector value = value(source, first + block * step, low, high, second);
      value.mul(w).add(start).intoArray(sums, sum + block * LANES);
    }
  }

  /** Starts with the first two taps, the second one fused. */
  private void begin2(float[] source, Run<Float> run, int weight) {
    Pick<Float> pickA = run.picks().get(0);
    Pick<Float> pickB = run.picks().get(1);
    VectorShuffle<Float> lowA = pickA.low();
    VectorShuffle<Float> highA = pickA.high();
    VectorMask<Float> secondA = pickA.second();
    VectorShuffle<Float> lowB = pickB.low();
    VectorShuffle<Float> highB = pickB.high();
    VectorMask<Float> secondB = pickB.second();
    FloatVector wa = FloatVector.fromArray(SPECIES, weights, weight);
    FloatVector wb = FloatVector.fromArray(SPECIES, weights, weight + LANES);
    int from = pickA.from();
    int sum = run.first() * LANES;
    int step = run.step();
    for (int block = 0; block < run.count(); block++) {
      FloatVector lower = FloatVector.fromArray(SPECIES, source, from + block * step);
      FloatVector upper = FloatVector.fromArray(SPECIES, source, from + block * step + LANES);
      FloatVector a = pick(lower, upper, lowA, highA, secondA);
      FloatVector b = pick(lower, upper, lowB, highB, secondB);
      b.fma(wb, a.mul(wa)).intoArray(sums, sum + block * LANES);
    }
  }

  private void unfused1(float[] source, Run<Float> run, int k, int weight) {
    Pick<Float> pick = run.picks().get(k);
    VectorShuffle<Float> low = pick.low();
    VectorShuffle<Float> high = pick.high();
    VectorMask<Float> second = pick.second();
    int first = pick.from();
    int step = run.step();
    FloatVector w = FloatVector.fromArray(SPECIES, weights, weight + k * LANES);
    int at = run.first() * LANES;
    for (int block = 0; block < run.count(); block++) {
      FloatVector value = value(source, first + block * step, low, high, second);
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, at + block * LANES);
      sum.add(value.mul(w)).intoArray(sums, at + block * LANES);
    }
  }

  private void fused1(float[] source, Run<Float> run, int k, int weight) {
    Pick<Float> pick = run.picks().get(k);
    VectorShuffle<Float> low = pick.low();
    VectorShuffle<Float> high = pick.high();
    VectorMask<Float> second = pick.second();
    int first = pick.from();
    int step = run.step();
    FloatVector w = FloatVector.fromArray(SPECIES, weights, weight + k * LANES);
    int at = run.first() * LANES;
    for (int block = 0; block < run.count(); block++) {
      FloatVector value = value(source, first + block * step, low, high, second);
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, at + block * LANES);
      value.fma(w, sum).intoArray(sums, at + block * LANES);
    }
  }

  private void fused2(float[] source, Run<Float> run, int k, int weight) {
    Pick<Float> pickA = run.picks().get(k);
    Pick<Float> pickB = run.picks().get(k + 1);
    VectorShuffle<Float> lowA = pickA.low();
    VectorShuffle<Float> highA = pickA.high();
    VectorMask<Float> secondA = pickA.second();
    VectorShuffle<Float> lowB = pickB.low();
    VectorShuffle<Float> highB = pickB.high();
    VectorMask<Float> secondB = pickB.second();
    FloatVector wa = FloatVector.fromArray(SPECIES, weights, weight + k * LANES);
    FloatVector wb = FloatVector.fromArray(SPECIES, weights, weight + (k + 1) * LANES);
    int from = pickA.from();
    int at = run.first() * LANES;
    int step = run.step();
    for (int block = 0; block < run.count(); block++) {
      FloatVector lower = FloatVector.fromArray(SPECIES, source, from + block * step);
      FloatVector upper = FloatVector.fromArray(SPECIES, source, from + block * step + LANES);
      FloatVector a = pick(lower, upper, lowA, highA, secondA);
      FloatVector b = pick(lower, upper, lowB, highB, secondB);
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, at + block * LANES);
      b.fma(wb, a.fma(wa, sum)).intoArray(sums, at + block * LANES);
    }
  }

  private void lerp(float[] source, Run<Float> run, int weight) {
    Pick<Float> pickA = run.picks().get(0);
    Pick<Float> pickB = run.picks().get(1);
    VectorShuffle<Float> lowA = pickA.low();
    VectorShuffle<Float> highA = pickA.high();
    VectorMask<Float> secondA = pickA.second();
    VectorShuffle<Float> lowB = pickB.low();
    VectorShuffle<Float> highB = pickB.high();
    VectorMask<Float> secondB = pickB.second();
    FloatVector w = FloatVector.fromArray(SPECIES, weights, weight + LANES);
    int fromA = pickA.from();
    int fromB = pickB.from();
    int sum = run.first() * LANES;
    int step = run.step();
    for (int block = 0; block < run.count(); block++) {
      FloatVector a = value(source, fromA + block * step, lowA, highA, secondA);
      FloatVector b = value(source, fromB + block * step, lowB, highB, secondB);
      a.add(b.sub(a).mul(w)).intoArray(sums, sum + block * LANES);
    }
  }

  /** Picks the inputs of one block for one tap. */
  private static FloatVector value(
      float[] source,
      int from,
      VectorShuffle<Float> low,
      VectorShuffle<Float> high,
      VectorMask<Float> second) {
    FloatVector lower = FloatVector.fromArray(SPECIES, source, from);
    FloatVector upper = FloatVector.fromArray(SPECIES, source, from + LANES);
    return pick(lower, upper, low, high, second);
  }

  private static FloatVector pick(
      FloatVector lower,
      FloatVector upper,
      VectorShuffle<Float> low,
      VectorShuffle<Float> high,
      VectorMask<Float> second) {
    return lower.rearrange(low).blend(upper.rearrange(high), second);
  }
}
