package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of integer weights whose rows are made equally long. */
final class FixedSumsTest {
  private final FixedSums sums = new FixedSums(ByteCarrier.INSTANCE, 0, 0);

  private static TapTable longAndShort(int longest) {
    int[] starts = {0, longest, longest + 1};
    return TapTable.of(starts, new int[longest + 1], new double[longest + 1]);
  }

  @Test
  void short_rows_repeat_their_last_index_with_a_weight_of_zero() {
    int[] starts = {0, 1, 1, 4};
    TapTable table = TapTable.of(starts, new int[] {5, 2, 3, 4}, new double[] {10, 20, 30, 40});
    int[] index = {5, 5, 5, 0, 0, 0, 2, 3, 4};
    double[] weights = {10, 0, 0, 0, 0, 0, 20, 30, 40};
    assertEquals(TapTable.uniform(3, index, weights), sums.padded(table));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8})
  void rows_of_up_to_eight_taps_are_padded(int longest) {
    assertEquals(longest, sums.padded(longAndShort(longest)).count(1));
  }

  @Test
  void longer_rows_stay_as_they_are() {
    TapTable table = longAndShort(9);
    assertSame(table, sums.padded(table));
  }

  @Test
  void rows_without_taps_stay_as_they_are() {
    TapTable table = TapTable.of(new int[3], new int[0], new double[0]);
    assertSame(table, sums.padded(table));
  }
}
