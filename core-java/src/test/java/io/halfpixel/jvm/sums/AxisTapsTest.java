package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;

/** What is known about the taps of an axis. */
final class AxisTapsTest {
  private static AxisTaps<int[]> taps(Accumulation order, TapTable table) {
    return AxisTaps.of(table, new TapOrder(order), IntCarrier.INSTANCE);
  }

  @Test
  void a_copy_has_the_same_weights_in_an_array_of_its_own() {
    AxisTaps<int[]> taps = taps(Accumulation.SEQUENTIAL, FixedSteps.row(5, -6, 7));
    AxisTaps<int[]> copy = taps.copy(IntCarrier.INSTANCE);
    assertArrayEquals(new int[] {5, -6, 7}, copy.weights());
    assertNotSame(taps.weights(), copy.weights());
  }

  @Test
  void the_span_is_that_of_the_widest_row() {
    int[] starts = {0, 2, 3, 6, 6};
    int[] index = {1, 2, 9, 5, 7, 4};
    TapTable table = TapTable.of(starts, index, new double[index.length]);
    assertEquals(4, taps(Accumulation.SEQUENTIAL, table).span());
  }

  @Test
  void the_span_of_single_taps_and_of_none_is_one() {
    TapTable single = TapTable.uniform(1, new int[] {3, 8}, new double[] {1, 1});
    assertEquals(1, taps(Accumulation.SEQUENTIAL, single).span());
    TapTable empty = TapTable.of(new int[] {0, 0}, new int[0], new double[0]);
    assertEquals(1, taps(Accumulation.SEQUENTIAL, empty).span());
  }

  /** Of six taps, the first and the four that follow are added unfused. */
  @Test
  void each_row_has_unfused_taps_of_its_own() {
    TapTable table = TapTable.of(new int[] {0, 6, 8, 8}, new int[8], new double[8]);
    AxisTaps<int[]> taps = taps(Accumulation.FOURS_THEN_FMA, table);
    assertEquals(5, taps.unfused(0));
    assertEquals(1, taps.unfused(1));
    assertEquals(0, taps.unfused(2));
  }
}
