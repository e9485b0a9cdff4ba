package io.halfpixel.jvm.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Integer sums of rows of at least a vector, shifted, clamped and written as bytes. Loops run over
 * the vectors of a row as in {@link FloatRows}.
 *
 * <p>Here and in the other integer loops vectors are shifted by {@value #SHIFT} bits, whatever the
 * shift of the step is: weights and the rounding constant are multiplied by 2 to the power of the
 * difference, which changes no result. Where the number of bits is a variable, JDK 17 may shift the
 * first lane alone (docs/adr/0008).
 */
final class FixedRows {
  /** The largest shift of a framework's sums of bytes, which is Pillow's. */
  static final int SHIFT = 22;

  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES;
  private static final int LANES = SPECIES.length();

  private final int rounding;
  private final int factor;

  /**
   * Creates sums of rows.
   *
   * @param factor what weights are multiplied by; the rounding constant has been
   */
  FixedRows(int rounding, int factor) {
    this.rounding = rounding;
    this.factor = factor;
  }

  void sum(int[][] v, int[] w, int first, int count, byte[] t, int at, int length) {
    int from = 0;
    for (int to = length - LANES; from < length; to = length) {
      vectors(v, w, first, count, t, at, from, to);
      from = to;
    }
  }

  /** Few rows have loops of their own, in which the compiler knows the class of every vector. */
  private void vectors(
      int[][] v, int[] w, int first, int count, byte[] t, int at, int from, int to) {
    if (count == 1) {
      sum1(v[0], w[first], t, at, from, to);
    } else if (count == 2) {
      sum2(v[0], w[first], v[1], w[first + 1], t, at, from, to);
    } else if (count == 3) {
      sum3(v, w, first, t, at, from, to);
    } else if (count == 4) {
      sum4(v, w, first, t, at, from, to);
    } else {
      any(v, w, first, count, t, at, from, to);
    }
  }

  private void sum1(int[] a, int wa, byte[] t, int at, int from, int to) {
    IntVector weightA = IntVector.broadcast(SPECIES, wa * factor);
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, a, i).mul(weightA).add(start);
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }

  private void sum2(int[] a, int wa, int[] b, int wb, byte[] t, int at, int from, int to) {
    IntVector weightA = IntVector.broadcast(SPECIES, wa * factor);
    IntVector weightB = IntVector.broadcast(SPECIES, wb * factor);
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, a, i).mul(weightA).add(start);
      sum = sum.add(IntVector.fromArray(SPECIES, b, i).mul(weightB));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }

  private void sum3(int[][] v, int[] w, int first, byte[] t, int at, int from, int to) {
    int[] a = v[0];
    int[] b = v[1];
    int[] c = v[2];
    IntVector weightA = IntVector.broadcast(SPECIES, w[first] * factor);
    IntVector weightB = IntVector.broadcast(SPECIES, w[first + 1] * factor);
    IntVector weightC = IntVector.broadcast(SPECIES, w[first + 2] * factor);
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, a, i).mul(weightA).add(start);
      sum = sum.add(IntVector.fromArray(SPECIES, b, i).mul(weightB));
      sum = sum.add(IntVector.fromArray(SPECIES, c, i).mul(weightC));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }

  private void sum4(int[][] v, int[] w, int first, byte[] t, int at, int from, int to) {
    int[] a = v[0];
    int[] b = v[1];
    int[] c = v[2];
    int[] d = v[3];
    IntVector weightA = IntVector.broadcast(SPECIES, w[first] * factor);
    IntVector weightB = IntVector.broadcast(SPECIES, w[first + 1] * factor);
    IntVector weightC = IntVector.broadcast(SPECIES, w[first + 2] * factor);
    IntVector weightD = IntVector.broadcast(SPECIES, w[first + 3] * factor);
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, a, i).mul(weightA).add(start);
      sum = sum.add(IntVector.fromArray(SPECIES, b, i).mul(weightB));
      sum = sum.add(IntVector.fromArray(SPECIES, c, i).mul(weightC));
      sum = sum.add(IntVector.fromArray(SPECIES, d, i).mul(weightD));
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }

  private void any(int[][] v, int[] w, int first, int count, byte[] t, int at, int from, int to) {
    IntVector start = IntVector.broadcast(SPECIES, rounding);
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    for (int i = from; i < to; i += LANES) {
      IntVector sum = start;
      for (int k = 0; k < count; k++) {
        IntVector weight = IntVector.broadcast(SPECIES, w[first + k] * factor);
        sum = sum.add(IntVector.fromArray(SPECIES, v[k], i).mul(weight));
      }
      sum = sum.max(zero).lanewise(VectorOperators.LSHR, SHIFT).min(most);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }
}
