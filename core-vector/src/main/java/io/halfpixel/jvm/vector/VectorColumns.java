package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.sums.ByteColumns;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums of columns that stay in registers. */
final class VectorColumns extends ByteColumns {
  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final int LANES = SPECIES.length();
  private static final int STEP = 4 * LANES;

  private final int rounding;

  VectorColumns(int rounding, int shift) {
    super(rounding, shift);
    this.rounding = rounding;
  }

  @Override
  public void sum(
      int[][] columns, int[] places, int[] w, int from, int taps, int[] sum, int count) {
    int row = 0;
    for (; row + STEP <= count; row += STEP) {
      four(columns, places, w, from, from + taps, sum, row);
    }
    if (row < count) {
      rest(columns, places, w, from, from + taps, sum, row, count);
    }
  }

  private void four(int[][] columns, int[] places, int[] w, int from, int end, int[] sum, int row) {
    int mask = columns.length - 1;
    IntVector a = IntVector.broadcast(SPECIES, rounding);
    IntVector b = a;
    IntVector c = a;
    IntVector d = a;
    for (int k = from; k < end; k++) {
      int[] column = columns[places[k] / ELEMENTS & mask];
      int by = Byte.SIZE * (places[k] % ELEMENTS);
      int weight = w[k];
      a = a.add(value(column, row, by).mul(weight));
      b = b.add(value(column, row + LANES, by).mul(weight));
      c = c.add(value(column, row + 2 * LANES, by).mul(weight));
      d = d.add(value(column, row + 3 * LANES, by).mul(weight));
    }
    a.intoArray(sum, row);
    b.intoArray(sum, row + LANES);
    c.intoArray(sum, row + 2 * LANES);
    d.intoArray(sum, row + 3 * LANES);
  }

  /** The same of one vector after the other, and at last of elements. */
  private void rest(
      int[][] columns, int[] places, int[] w, int from, int end, int[] sum, int first, int count) {
    int mask = columns.length - 1;
    int row = first;
    for (; row + LANES <= count; row += LANES) {
      IntVector a = IntVector.broadcast(SPECIES, rounding);
      for (int k = from; k < end; k++) {
        int[] column = columns[places[k] / ELEMENTS & mask];
        a = a.add(value(column, row, Byte.SIZE * (places[k] % ELEMENTS)).mul(w[k]));
      }
      a.intoArray(sum, row);
    }
    for (; row < count; row++) {
      int total = rounding;
      for (int k = from; k < end; k++) {
        int word = columns[places[k] / ELEMENTS & mask][row];
        total += (word >>> Byte.SIZE * (places[k] % ELEMENTS) & 255) * w[k];
      }
      sum[row] = total;
    }
  }

  private static IntVector value(int[] column, int row, int by) {
    return IntVector.fromArray(SPECIES, column, row).lanewise(VectorOperators.LSHR, by).and(255);
  }
}
