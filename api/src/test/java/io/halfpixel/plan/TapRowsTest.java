package io.halfpixel.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class TapRowsTest {
  @Test
  void rowsMayBeLongerThanExpectedOrEmpty() {
    TapRows rows = new TapRows(3, 1);
    for (int tap = 0; tap < 10; tap++) {
      rows.add(tap, tap / 2.0);
    }
    rows.endRow();
    rows.endRow();
    rows.add(7, -1);
    rows.endRow();
    TapTable table = rows.table();
    assertArrayEquals(new int[] {0, 10, 10, 11}, table.starts());
    assertEquals(9, table.index(9));
    assertEquals(4.5, table.weight(9));
    assertEquals(7, table.index(10));
    assertEquals(-1, table.weight(10));
  }

  @Test
  void aTableStaysAsItIsWhenRowsGoOn() {
    TapRows rows = new TapRows(1, 2);
    rows.add(3, 0.5);
    rows.endRow();
    TapTable table = rows.table();
    rows.add(4, 0.25);
    assertEquals(TapTable.of(new int[] {0, 1}, new int[] {3}, new double[] {0.5}), table);
  }

  @Test
  void wholeRowsAreNeighboursWithTheirOwnOrEarlierWeights() {
    TapRows rows = new TapRows(4, 1);
    rows.addRow(3, new double[] {0.5, 0.25, 0.125});
    rows.addRow(9, 0);
    rows.addRow(2, new double[0]);
    rows.addRow(0, new double[] {-1});
    assertEquals(
        TapTable.of(
            new int[] {0, 3, 6, 6, 7},
            new int[] {3, 4, 5, 9, 10, 11, 0},
            new double[] {0.5, 0.25, 0.125, 0.5, 0.25, 0.125, -1}),
        rows.table());
  }

  @Test
  void onlyARowThatHasEndedIsRepeated() {
    TapRows rows = new TapRows(2, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> rows.addRow(0, 0));
    rows.addRow(0, new double[] {1});
    assertThrows(IndexOutOfBoundsException.class, () -> rows.addRow(0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> rows.addRow(0, -1));
  }

  @Test
  void aTableWithOtherWeightsKeepsItsTaps() {
    TapTable table = TapTable.of(new int[] {0, 0, 2}, new int[] {4, 1}, new double[] {0.5, -2});
    assertEquals(
        TapTable.of(new int[] {0, 0, 2}, new int[] {4, 1}, new double[] {1, -4}),
        table.withWeights(weight -> 2 * weight));
    assertEquals(0.5, table.weight(0));
  }

  @Test
  void missingRowsAndNegativeIndicesAreRefused() {
    assertThrows(InvalidArgumentException.class, () -> missing().table());
    TapRows negative = new TapRows(1, 1);
    negative.add(-1, 1);
    negative.endRow();
    assertThrows(InvalidArgumentException.class, negative::table);
  }

  private static TapRows missing() {
    TapRows rows = new TapRows(2, 1);
    rows.add(0, 1);
    rows.endRow();
    return rows;
  }

  @Test
  void aTableOfAKnownNumberOfTapsKeepsThemWhateverComesLater() {
    TapRows rows = TapRows.ofTaps(2, 3);
    rows.add(4, 0.5);
    rows.add(5, 0.25);
    rows.endRow();
    rows.add(6, 0.125);
    rows.endRow();
    TapTable table = rows.table();
    rows.add(9, 9);
    assertArrayEquals(new int[] {4, 5, 6}, table.indices());
    assertArrayEquals(new double[] {0.5, 0.25, 0.125}, table.weights());
    assertArrayEquals(new int[] {0, 2, 3}, table.starts());
  }

  @Test
  void rowsOfSinglesHaveTheFirstOfThem() {
    TapRows rows = new TapRows(2, 1);
    rows.addRow(3, new float[] {0.5f, 0.25f, 0.125f}, 2);
    rows.addRow(9, new float[] {1}, 0);
    TapTable table = rows.table();
    assertEquals(
        TapTable.of(new int[] {0, 2, 2}, new int[] {3, 4}, new double[] {0.5, 0.25}), table);
  }

  @Test
  void rowsOfSinglesNeedAsManyWeights() {
    TapRows rows = new TapRows(1, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> rows.addRow(0, new float[1], 2));
    rows.addRow(0, new float[1], 1);
    assertThrows(IndexOutOfBoundsException.class, () -> rows.addRow(0, new float[1], 1));
  }

  /** Only weights that all came as float need not be looked at again. */
  @Test
  void aWiderWeightBesideSinglesIsNoticed() {
    TapRows singles = new TapRows(1, 1);
    singles.addRow(0, new float[] {0.1f}, 1);
    TapRows one = new TapRows(2, 1);
    one.addRow(0, new float[] {0.1f}, 1);
    one.add(0, 0.1);
    one.endRow();
    TapRows row = new TapRows(2, 1);
    row.addRow(0, new float[] {0.1f}, 1);
    row.addRow(0, new double[] {0.1});
    assertEquals(1, single(singles.table()).outputElements());
    assertThrows(InvalidArgumentException.class, () -> single(one.table()));
    assertThrows(InvalidArgumentException.class, () -> single(row.table()));
    assertThrows(
        InvalidArgumentException.class, () -> single(singles.table().withWeights(w -> 0.1)));
  }

  private static Resample1d single(TapTable table) {
    return new Resample1d(
        new Pass(1, 1, table.rows(), 1),
        table,
        Accumulation.SEQUENTIAL,
        DataType.F32,
        DataType.F32,
        DataType.F32);
  }
}
