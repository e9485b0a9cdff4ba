package io.halfpixel.jvm.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Integer sums of rows of at least a vector, shifted, clamped and written as bytes. Loops run over
 * the vectors of a row as in {@link FloatRows}.
 *
 * <p>A sum is clamped to zero before it is shifted, here and in the other integer loops: then the
 * two kinds of shift agree. With arithmetic shifts of negative sums JDK 17 was seen to write 255 in
 * place of 0, rarely, in virtual machines that had just started.
 */
final class FixedRows {
  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES_OF_INTS;
  private static final int LANES = SPECIES.length();

  private final int rounding;
  private final int shift;

  FixedRows(int rounding, int shift) {
    this.rounding = rounding;
    this.shift = shift;
  }

  void sum(int[][] v, int[] w, int first, int count, byte[] t, int at, int length) {
    int last = length - LANES;
    if (count == 2) {
      sum2(v[0], w[first], v[1], w[first + 1], t, at, 0, last);
      sum2(v[0], w[first], v[1], w[first + 1], t, at, last, length);
    } else if (count == 4) {
      sum4(v, w, first, t, at, 0, last);
      sum4(v, w, first, t, at, last, length);
    } else {
      any(v, w, first, count, t, at, 0, last);
      any(v, w, first, count, t, at, last, length);
    }
  }

  private void sum2(int[] a, int wa, int[] b, int wb, byte[] t, int at, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, a, i).mul(wa).add(rounding);
      sum = sum.add(IntVector.fromArray(SPECIES, b, i).mul(wb));
      sum = sum.max(0).lanewise(VectorOperators.LSHR, shift).min(255);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }

  private void sum4(int[][] v, int[] w, int first, byte[] t, int at, int from, int to) {
    int[] a = v[0];
    int[] b = v[1];
    int[] c = v[2];
    int[] d = v[3];
    int wa = w[first];
    int wb = w[first + 1];
    int wc = w[first + 2];
    int wd = w[first + 3];
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, a, i).mul(wa).add(rounding);
      sum = sum.add(IntVector.fromArray(SPECIES, b, i).mul(wb));
      sum = sum.add(IntVector.fromArray(SPECIES, c, i).mul(wc));
      sum = sum.add(IntVector.fromArray(SPECIES, d, i).mul(wd));
      sum = sum.max(0).lanewise(VectorOperators.LSHR, shift).min(255);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }

  private void any(int[][] v, int[] w, int first, int count, byte[] t, int at, int from, int to) {
    for (int i = from; i < to; i += LANES) {
      IntVector sum = IntVector.broadcast(SPECIES, rounding);
      for (int k = 0; k < count; k++) {
        sum = sum.add(IntVector.fromArray(SPECIES, v[k], i).mul(w[first + k]));
      }
      sum = sum.max(0).lanewise(VectorOperators.LSHR, shift).min(255);
      ((ByteVector) sum.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(t, at + i);
    }
  }
}
