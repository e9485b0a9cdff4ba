package io.halfpixel.jvm.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weighted sums of rows of at least a vector, one weight a row, written anywhere. The last vector
 * of a row ends with it: where the length is no multiple of the lanes, it lies over the one before.
 *
 * <p>Each loop runs over the vectors that start in [from, to), first all but the last one, then
 * that one: the compiler drops the bounds checks of a loop whose steps are even.
 */
final class FloatRows {
  private static final VectorSpecies<Float> SPECIES = Lanes.FLOATS;
  private static final int LANES = SPECIES.length();

  private FloatRows() {}

  /** Sums {@code count} rows, of which those from {@code unfused} on are added fused. */
  static void sum(
      float[][] v,
      float[] w,
      int first,
      int unfused,
      int count,
      float start,
      float[] t,
      int at,
      int length) {
    if (count == 0) {
      Arrays.fill(t, at, at + length, 0f);
    } else if (unfused == 1 && count <= 4) {
      int from = 0;
      for (int to = length - LANES; from < length; to = length) {
        fused(v, w, first, count, start, t, at, from, to);
        from = to;
      }
    } else {
      int last = length - LANES;
      int wide = length - length % (4 * LANES);
      any4(v, w, first, unfused, count, start, t, at, wide);
      any(v, w, first, unfused, count, start, t, at, wide, last);
      any(v, w, first, unfused, count, start, t, at, last, length);
    }
  }

  private static void fused(
      float[][] v,
      float[] w,
      int first,
      int count,
      float start,
      float[] t,
      int at,
      int from,
      int to) {
    if (count == 1) {
      product(v[0], w[first], start, t, at, from, to);
    } else if (count == 2) {
      fused2(v[0], w[first], v[1], w[first + 1], t, at, from, to);
    } else if (count == 3) {
      fused3(v, w, first, t, at, from, to);
    } else {
      fused4(v, w, first, t, at, from, to);
    }
  }

  private static void product(
      float[] a, float wa, float start, float[] t, int at, int from, int to) {
    FloatVector weight = FloatVector.broadcast(SPECIES, wa);
    FloatVector addend = FloatVector.broadcast(SPECIES, start);
    for (int i = from; i < to; i += LANES) {
      FloatVector.fromArray(SPECIES, a, i).mul(weight).add(addend).intoArray(t, at + i);
    }
  }

  private static void fused2(
      float[] a, float wa, float[] b, float wb, float[] t, int at, int from, int to) {
    FloatVector weight = FloatVector.broadcast(SPECIES, wb);
    for (int i = from; i < to; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, a, i).mul(wa);
      FloatVector.fromArray(SPECIES, b, i).fma(weight, sum).intoArray(t, at + i);
    }
  }

  private static void fused3(
      float[][] v, float[] w, int first, float[] t, int at, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    FloatVector wa = FloatVector.broadcast(SPECIES, w[first]);
    FloatVector wb = FloatVector.broadcast(SPECIES, w[first + 1]);
    FloatVector wc = FloatVector.broadcast(SPECIES, w[first + 2]);
    for (int i = from; i < to; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, a, i).mul(wa);
      sum = FloatVector.fromArray(SPECIES, b, i).fma(wb, sum);
      FloatVector.fromArray(SPECIES, c, i).fma(wc, sum).intoArray(t, at + i);
    }
  }

  private static void fused4(
      float[][] v, float[] w, int first, float[] t, int at, int from, int to) {
    float[] a = v[0];
    float[] b = v[1];
    float[] c = v[2];
    float[] d = v[3];
    FloatVector wa = FloatVector.broadcast(SPECIES, w[first]);
    FloatVector wb = FloatVector.broadcast(SPECIES, w[first + 1]);
    FloatVector wc = FloatVector.broadcast(SPECIES, w[first + 2]);
    FloatVector wd = FloatVector.broadcast(SPECIES, w[first + 3]);
    for (int i = from; i < to; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, a, i).mul(wa);
      sum = FloatVector.fromArray(SPECIES, b, i).fma(wb, sum);
      sum = FloatVector.fromArray(SPECIES, c, i).fma(wc, sum);
      FloatVector.fromArray(SPECIES, d, i).fma(wd, sum).intoArray(t, at + i);
    }
  }

  /** Four vectors at a time, so that finding a row and its weight is worth its while. */
  private static void any4(
      float[][] v,
      float[] w,
      int first,
      int unfused,
      int count,
      float start,
      float[] t,
      int at,
      int to) {
    for (int i = 0; i < to; i += 4 * LANES) {
      float[] row = v[0];
      FloatVector weight = FloatVector.broadcast(SPECIES, w[first]);
      FloatVector a = FloatVector.fromArray(SPECIES, row, i).mul(weight).add(start);
      FloatVector b = FloatVector.fromArray(SPECIES, row, i + LANES).mul(weight).add(start);
      FloatVector c = FloatVector.fromArray(SPECIES, row, i + 2 * LANES).mul(weight).add(start);
      FloatVector d = FloatVector.fromArray(SPECIES, row, i + 3 * LANES).mul(weight).add(start);
      for (int k = 1; k < unfused; k++) {
        row = v[k];
        weight = FloatVector.broadcast(SPECIES, w[first + k]);
        a = a.add(FloatVector.fromArray(SPECIES, row, i).mul(weight));
        b = b.add(FloatVector.fromArray(SPECIES, row, i + LANES).mul(weight));
        c = c.add(FloatVector.fromArray(SPECIES, row, i + 2 * LANES).mul(weight));
        d = d.add(FloatVector.fromArray(SPECIES, row, i + 3 * LANES).mul(weight));
      }
      for (int k = unfused; k < count; k++) {
        row = v[k];
        weight = FloatVector.broadcast(SPECIES, w[first + k]);
        a = FloatVector.fromArray(SPECIES, row, i).fma(weight, a);
        b = FloatVector.fromArray(SPECIES, row, i + LANES).fma(weight, b);
        c = FloatVector.fromArray(SPECIES, row, i + 2 * LANES).fma(weight, c);
        d = FloatVector.fromArray(SPECIES, row, i + 3 * LANES).fma(weight, d);
      }
      a.intoArray(t, at + i);
      b.intoArray(t, at + i + LANES);
      c.intoArray(t, at + i + 2 * LANES);
      d.intoArray(t, at + i + 3 * LANES);
    }
  }

  private static void any(
      float[][] v,
      float[] w,
      int first,
      int unfused,
      int count,
      float start,
      float[] t,
      int at,
      int from,
      int to) {
    for (int i = from; i < to; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, v[0], i).mul(w[first]).add(start);
      for (int k = 1; k < unfused; k++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, v[k], i).mul(w[first + k]));
      }
      for (int k = unfused; k < count; k++) {
        FloatVector weight = FloatVector.broadcast(SPECIES, w[first + k]);
        sum = FloatVector.fromArray(SPECIES, v[k], i).fma(weight, sum);
      }
      sum.intoArray(t, at + i);
    }
  }

  /** {@code t[at + i] = a[i] + (b[i] − a[i])·wb}. */
  static void lerp(float[] a, float[] b, float wb, float[] t, int at, int length) {
    lerp(a, b, wb, t, at, 0, length - LANES);
    lerp(a, b, wb, t, at, length - LANES, length);
  }

  private static void lerp(float[] a, float[] b, float wb, float[] t, int at, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      FloatVector lower = FloatVector.fromArray(SPECIES, a, i);
      FloatVector upper = FloatVector.fromArray(SPECIES, b, i);
      lower.add(upper.sub(lower).mul(wb)).intoArray(t, at + i);
    }
  }
}
