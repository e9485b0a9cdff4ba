package io.halfpixel.jvm.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a range of outputs reads, on one axis and on two. */
final class ReachTest {
  /** Six inputs; the outputs read [1, 3), [2, 4) and [3, 5). */
  private static final AxisReach THREE =
      AxisReach.of(6, BinTable.of(6, new int[] {1, 2, 3}, new int[] {3, 4, 5}));

  /** Four inputs; the outputs read [0, 1) and [2, 4). */
  private static final AxisReach TWO =
      AxisReach.of(4, BinTable.of(4, new int[] {0, 2}, new int[] {1, 4}));

  private static Reach of(long begin, long end) {
    Reach reach = new Reach();
    reach.set(begin, end);
    return reach;
  }

  private static void equal(long begin, long end, Reach reach) {
    assertEquals(begin, reach.begin(), "begin");
    assertEquals(end, reach.end(), "end");
  }

  @Test
  void ranges_are_counted_in_smaller_and_larger_things() {
    Reach reach = of(3, 5);
    assertFalse(reach.isEmpty());
    reach.multiply(4);
    equal(12, 20, reach);
    reach.divide(5);
    equal(2, 4, reach);
    reach.set(10, 16);
    reach.divide(5);
    equal(2, 4, reach);
    assertTrue(of(4, 4).isEmpty());
    assertTrue(of(4, 3).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 3", // Within a block.
    "1, 3, 2, 5",
    "0, 3, 1, 5",
    "3, 4, 7, 9", // Within the next one.
    "2, 4, 3, 9", // From one block into the next.
    "1, 5, 2, 10",
    "1, 8, 2, 16",
    "2, 2, 2, 2" // Nothing reads nothing.
  })
  void an_axis_reads_from_the_lowest_to_the_highest_index(
      long from, long to, long begin, long end) {
    Reach reach = of(from, to);
    THREE.apply(reach);
    equal(begin, end, reach);
  }

  @Test
  void taps_may_be_in_any_order_or_none() {
    TapTable taps =
        TapTable.of(
            new int[] {0, 3, 3, 5}, new int[] {3, 1, 2, 0, 4}, new double[] {1, 1, 1, 1, 1});
    AxisReach axis = AxisReach.of(5, taps);
    assertEquals(5, axis.inputLength());
    assertEquals(3, axis.outputLength());
    Reach reach = of(0, 1);
    axis.apply(reach);
    equal(1, 4, reach);
    reach.set(1, 2);
    axis.apply(reach);
    assertTrue(reach.isEmpty());
    reach.set(0, 2);
    axis.apply(reach);
    equal(1, 4, reach);
    reach.set(1, 3);
    axis.apply(reach);
    equal(0, 5, reach);
  }

  /** Rows are counted over blocks of three planes of two rows; they read six planes of four. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 4, 9", // Plane 0, which reads planes 1 and 2; of them row 0.
    "1, 2, 6, 12",
    "0, 2, 4, 12",
    "3, 4, 10, 16", // The second row of plane 1, which reads planes 2 and 3.
    "1, 3, 4, 16", // Of two planes: all rows.
    "0, 6, 4, 20",
    "6, 7, 28, 33", // The next block begins 24 rows later.
    "5, 7, 12, 36",
    "3, 3, 3, 3"
  })
  void rows_are_reached_on_two_axes(long from, long to, long begin, long end) {
    Reach reach = of(from, to);
    new RowReach(THREE, TWO).apply(reach);
    equal(begin, end, reach);
  }

  @Test
  void a_plane_that_reads_no_plane_reads_no_row() {
    AxisReach none = AxisReach.of(6, new int[] {0, 0, 1}, new int[] {5});
    Reach reach = of(0, 2);
    new RowReach(none, TWO).apply(reach);
    assertTrue(reach.isEmpty());
    reach.set(3, 4);
    new RowReach(none, TWO).apply(reach);
    equal(22, 24, reach);
  }
}
