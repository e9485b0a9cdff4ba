package io.halfpixel.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.plan.TapTable;
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
}
