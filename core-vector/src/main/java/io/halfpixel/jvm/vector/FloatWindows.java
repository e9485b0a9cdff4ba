package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.jvm.vector.Windows.Run;
import java.util.List;
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
  private static final int HALF = LANES / 2;

  private final Windows<Float> windows;
  private final int at;
  private final WeightPool pool;
  private final int unfused;
  private final boolean lerp;
  private final float start;

  /** The weights in the pool, and after they were scaled; the same ones until they are. */
  private final float[] base;

  private float[] weights;

  private final List<Run> runs;

  private FloatWindows(Windows<Float> windows, AxisTaps<float[]> taps, int at, TapOrder order) {
    this.windows = windows;
    this.at = at;
    this.unfused = taps.unfused(0);
    this.lerp = order.lerp();
    this.start = order.start();
    this.pool =
        new WeightPool(
            windows.from.length,
            windows.taps,
            LANES,
            i -> Float.floatToRawIntBits(taps.weights()[windows.tap(taps, i)]));
    this.base = new float[pool.size()];
    for (int i = 0; i < base.length; i++) {
      base[i] = taps.weights()[windows.tap(taps, pool.source(i))];
    }
    this.weights = base;
    this.runs = windows.runs(pool::repeats);
  }

  private FloatWindows(FloatWindows other) {
    this.windows = other.windows;
    this.at = other.at;
    this.pool = other.pool;
    this.unfused = other.unfused;
    this.lerp = other.lerp;
    this.start = other.start;
    this.base = other.base;
    this.weights = base;
    this.runs = other.runs;
  }

  @Override
  public FloatWindows forRun() {
    return new FloatWindows(this);
  }

  /** Returns the segment of all outputs of an axis of numbers, or null if they have no windows. */
  static @Nullable FloatWindows of(AxisTaps<float[]> taps, int at, TapOrder order) {
    Windows<Float> windows = Windows.of(taps, SPECIES);
    return windows == null ? null : new FloatWindows(windows, taps, at, order);
  }

  @Override
  public void scale(Arithmetic<float[]> arithmetic, float[] factors) {
    if (weights == base) {
      weights = base.clone();
    }
    for (int entry = 0; entry < pool.entries(); entry++) {
      arithmetic.scale(base, factors, pool.tap(entry), weights, entry * LANES, LANES);
    }
  }

  /** Returns whether there are so many taps, all but the first added fused. */
  private boolean fuses(int count) {
    return unfused == 1 && windows.taps == count;
  }

  @Override
  public void run(float[] source, float[] target, int to) {
    int first = to + at;
    if (lerp) {
      lerps(source, target, first);
    } else if (fuses(2)) {
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).doubling()) {
          doubling2(source, target, first, runs.get(i));
        } else {
          fused2(source, target, first, runs.get(i));
        }
      }
    } else if (fuses(4)) {
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).doubling()) {
          doubling4(source, target, first, runs.get(i));
        } else {
          fused4(source, target, first, runs.get(i));
        }
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
      b = b.sub(a).mul(FloatVector.fromArray(SPECIES, weights, pool.at[i + 1]));
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
      sum = sum.mul(FloatVector.fromArray(SPECIES, weights, pool.at[first])).add(start);
      for (int i = first + 1; i < first + unfused; i++) {
        FloatVector value = FloatVector.fromArray(SPECIES, source, windows.from[i]);
        value = value.rearrange(windows.shuffles[i]);
        sum = sum.add(value.mul(FloatVector.fromArray(SPECIES, weights, pool.at[i])));
      }
      for (int i = first + unfused; i < first + taps; i++) {
        FloatVector value = FloatVector.fromArray(SPECIES, source, windows.from[i]);
        value = value.rearrange(windows.shuffles[i]);
        sum = value.fma(FloatVector.fromArray(SPECIES, weights, pool.at[i]), sum);
      }
      sum.intoArray(target, to + windows.to[block]);
    }
  }

  private void fused2(float[] source, float[] target, int first, Run run) {
    int[] from = windows.from;
    VectorShuffle<Float>[] shuffles = windows.shuffles;
    for (int block = run.begin(); block < run.end(); block++) {
      int i = 2 * block;
      FloatVector v0 = FloatVector.fromArray(SPECIES, source, from[i]).rearrange(shuffles[i]);
      FloatVector v1 =
          FloatVector.fromArray(SPECIES, source, from[i + 1]).rearrange(shuffles[i + 1]);
      FloatVector sum = v0.mul(FloatVector.fromArray(SPECIES, weights, pool.at[i]));
      sum = v1.fma(FloatVector.fromArray(SPECIES, weights, pool.at[i + 1]), sum);
      sum.intoArray(target, first + windows.to[block]);
    }
  }

  private void fused4(float[] source, float[] target, int first, Run run) {
    int[] from = windows.from;
    VectorShuffle<Float>[] shuffles = windows.shuffles;
    for (int block = run.begin(); block < run.end(); block++) {
      int i = 4 * block;
      FloatVector v0 = FloatVector.fromArray(SPECIES, source, from[i]).rearrange(shuffles[i]);
      FloatVector v1 =
          FloatVector.fromArray(SPECIES, source, from[i + 1]).rearrange(shuffles[i + 1]);
      FloatVector v2 =
          FloatVector.fromArray(SPECIES, source, from[i + 2]).rearrange(shuffles[i + 2]);
      FloatVector v3 =
          FloatVector.fromArray(SPECIES, source, from[i + 3]).rearrange(shuffles[i + 3]);
      FloatVector sum = v0.mul(FloatVector.fromArray(SPECIES, weights, pool.at[i]));
      sum = v1.fma(FloatVector.fromArray(SPECIES, weights, pool.at[i + 1]), sum);
      sum = v2.fma(FloatVector.fromArray(SPECIES, weights, pool.at[i + 2]), sum);
      sum = v3.fma(FloatVector.fromArray(SPECIES, weights, pool.at[i + 3]), sum);
      sum.intoArray(target, first + windows.to[block]);
    }
  }

  private void doubling2(float[] source, float[] target, int first, Run run) {
    int window = 2 * run.begin();
    VectorShuffle<Float> s0 = windows.shuffles[window];
    VectorShuffle<Float> s1 = windows.shuffles[window + 1];
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, pool.at[window]);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, pool.at[window + 1]);
    int from = windows.from[window];
    int to = first + windows.to[run.begin()];
    int blocks = run.end() - run.begin();
    for (int block = 0; block < blocks; block++) {
      FloatVector values = FloatVector.fromArray(SPECIES, source, from + block * HALF);
      FloatVector sum = values.rearrange(s0).mul(w0);
      sum = values.rearrange(s1).fma(w1, sum);
      sum.intoArray(target, to + block * LANES);
    }
  }

  private void doubling4(float[] source, float[] target, int first, Run run) {
    int window = 4 * run.begin();
    VectorShuffle<Float> s0 = windows.shuffles[window];
    VectorShuffle<Float> s1 = windows.shuffles[window + 1];
    VectorShuffle<Float> s2 = windows.shuffles[window + 2];
    VectorShuffle<Float> s3 = windows.shuffles[window + 3];
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, pool.at[window]);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, pool.at[window + 1]);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, pool.at[window + 2]);
    FloatVector w3 = FloatVector.fromArray(SPECIES, weights, pool.at[window + 3]);
    int from = windows.from[window];
    int to = first + windows.to[run.begin()];
    int blocks = run.end() - run.begin();
    for (int block = 0; block < blocks; block++) {
      FloatVector values = FloatVector.fromArray(SPECIES, source, from + block * HALF);
      FloatVector sum = values.rearrange(s0).mul(w0);
      sum = values.rearrange(s1).fma(w1, sum);
      sum = values.rearrange(s2).fma(w2, sum);
      sum = values.rearrange(s3).fma(w3, sum);
      sum.intoArray(target, to + block * LANES);
    }
  }
}
