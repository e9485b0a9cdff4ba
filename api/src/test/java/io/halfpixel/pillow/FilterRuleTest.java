package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Recorded;
import io.halfpixel.plan.TapTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterRuleTest {
  private static TapTable taps(String... row) {
    return new FilterRule(Resampling.of(row[0]), PillowVersion.PILLOW_12_3)
        .taps(
            Integer.parseInt(row[1]),
            Float.parseFloat(row[2]),
            Float.parseFloat(row[3]),
            Integer.parseInt(row[4]));
  }

  @Test
  void weightsAreThoseOfPillow() {
    List<String[]> rows = Recorded.rows(FilterRuleTest.class, "weights.csv");
    assertEquals(115, rows.size());
    for (String[] row : rows) {
      TapTable taps = taps(row);
      int output = Integer.parseInt(row[5]);
      Map<Integer, Integer> bits = new HashMap<>();
      for (int tap = taps.start(output); tap < taps.start(output + 1); tap++) {
        bits.put(taps.index(tap), Float.floatToRawIntBits((float) taps.weight(tap)));
      }
      for (int pixel = 0; pixel < row.length - 6; pixel++) {
        String cell = row[6 + pixel];
        int recorded = cell.equals(".") ? 0 : Integer.parseUnsignedInt(cell, 16);
        // A result of −0 cannot be recorded: sums begin at +0.
        int ours = bits.getOrDefault(pixel, 0);
        assertEquals(recorded, ours << 1 == 0 ? 0 : ours, String.join(",", row));
      }
    }
  }

  /** ⅔ and ⅓ of 2^22 are 2796202.67 and 1398101.33; −1/16 is whole. */
  @Test
  void integerWeightsAreRoundedToNearestWithTwentyTwoBits() {
    TapTable halves =
        TapTable.of(
            new int[] {0, 4},
            new int[] {0, 1, 2, 3},
            new double[] {2.0 / 3, 1.0 / 3, -1.0 / 16, -0x1.8p-22});
    double[] integers = FilterRule.integers(halves).weights();
    assertEquals(2796203, integers[0]);
    assertEquals(1398101, integers[1]);
    assertEquals(-262144, integers[2]);
    assertEquals(-2, integers[3]);
  }
}
