package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestRuleTest {
  @Test
  void pixelsAreThoseOfPillow() {
    List<String[]> rows = Recorded.rows(NearestRuleTest.class, "nearest.csv");
    assertTrue(rows.size() > 30);
    for (String[] row : rows) {
      int n = Integer.parseInt(row[1]);
      int[] indices =
          NearestRule.indices(
              Float.parseFloat(row[2]),
              Float.parseFloat(row[3]),
              Integer.parseInt(row[4]),
              row[0].equals("I;16"));
      for (int i = 0; i < indices.length; i++) {
        int ours = indices[i] < n ? indices[i] : -1;
        assertEquals(Integer.parseInt(row[5 + i]), ours, String.join(",", row));
      }
    }
  }
}
