package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Halfpixel's own profile promises for every filter, size and edge; and rows by hand. */
class TapsTest {
  private static final List<Filter> FILTERS =
      List.of(
          Filter.BOX,
          Filter.TRIANGLE,
          Filter.cubic(0, 0.5),
          Filter.cubic(1 / 3., 1 / 3.),
          Filter.lanczos(2),
          Filter.lanczos(3));

  private static Taps exact(Placement placement, Edge edge, Filter filter) {
    return new Taps(placement, edge, filter, Normalization.EXACT, false);
  }

  private static double sum(TapTable taps, int row) {
    double sum = 0;
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      sum += taps.weight(tap);
    }
    return sum;
  }

  /** Around 1 the triangle of half-width 2 gives 3/4, 3/4, 1/4 inside and 1/4 outside. */
  @Test
  void rowsByHand() {
    Placement half = ExactPlacement.whole(4, 2, true);
    TapTable inside = exact(half, Edge.LEAVE_OUT, Filter.TRIANGLE).table();
    assertArrayEquals(new int[] {0, 1, 2, 1, 2, 3}, inside.indices());
    assertArrayEquals(
        new double[] {3 / 7., 3 / 7., 1 / 7., 1 / 7., 3 / 7., 3 / 7.}, inside.weights());
    TapTable wrapped = exact(half, Edge.WRAP, Filter.TRIANGLE).table();
    assertArrayEquals(new int[] {3, 0, 1, 2, 1, 2, 3, 0}, wrapped.indices());
    assertEquals(1 / 8., wrapped.weight(0));
    Taps.Composed constant = exact(half, Edge.CONSTANT, Filter.TRIANGLE).compose();
    assertArrayEquals(new int[] {0, 1, 2, 1, 2, 3}, constant.table().indices());
    assertEquals(3 / 8., constant.table().weight(0));
    assertArrayEquals(new double[] {1 / 8., 1 / 8.}, constant.outside());
  }

  @Test
  void zerosAreKeptWhereTheyAreAskedFor() {
    Placement same = ExactPlacement.whole(3, 3, true);
    Taps taps = new Taps(same, Edge.LEAVE_OUT, Filter.TRIANGLE, Normalization.EXACT, true);
    assertArrayEquals(new int[] {0, 1, 0, 1, 2, 1, 2}, taps.table().indices());
    assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0, 1}, taps.table().weights());
    Taps beyond = new Taps(same, Edge.CLAMP, Filter.TRIANGLE, Normalization.EXACT, true);
    assertArrayEquals(new int[] {0, 0, 1, 0, 1, 2, 1, 2, 2}, beyond.table().indices());
    assertArrayEquals(new double[] {0, 1, 0, 0, 1, 0, 0, 1, 0}, beyond.table().weights());
  }

  @ParameterizedTest
  @EnumSource
  void resizingByOneIsTheIdentityButForFiltersThatSmooth(Edge edge) {
    for (Filter filter : FILTERS) {
      TapTable taps = exact(ExactPlacement.whole(6, 6, true), edge, filter).table();
      if (filter != FILTERS.get(3)) {
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, taps.indices());
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, taps.weights());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void weightsAddUpToOne(Edge edge) {
    for (Filter filter : FILTERS) {
      for (int n = 1; n < 12; n++) {
        for (int outputs = 1; outputs < 20; outputs++) {
          for (boolean stretched : new boolean[] {false, true}) {
            Placement placement = ExactPlacement.whole(n, outputs, stretched);
            Taps.Composed taps = exact(placement, edge, filter).compose();
            for (int i = 0; i < outputs; i++) {
              assertEquals(1, sum(taps.table(), i) + taps.outside()[i], 1e-15);
              assertEquals(0, edge == Edge.CONSTANT ? 0 : taps.outside()[i]);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void mirroredOutputsHaveMirroredTaps(Edge edge) {
    for (Filter filter : FILTERS) {
      for (int n = 1; n < 12; n++) {
        for (int outputs = 1; outputs < 20; outputs++) {
          TapTable taps = exact(ExactPlacement.whole(n, outputs, true), edge, filter).table();
          for (int tap = 0; tap < taps.taps(); tap++) {
            int mirrored = taps.taps() - 1 - tap;
            assertEquals(taps.index(tap), n - 1 - taps.index(mirrored));
            assertEquals(taps.weight(tap), taps.weight(mirrored));
          }
        }
      }
    }
  }

  /** A region that reaches no edge has the taps of the region alone, moved. */
  @Test
  void aCropIsAnInterval() {
    Filter filter = Filter.lanczos(3);
    TapTable part = exact(new ExactPlacement(100, 14, 40, 60, 1, true), Edge.WRAP, filter).table();
    TapTable alone = exact(ExactPlacement.whole(20, 14, true), Edge.WRAP, filter).table();
    assertArrayEquals(alone.starts(), part.starts());
    assertArrayEquals(alone.weights(), part.weights());
    for (int tap = 0; tap < part.taps(); tap++) {
      assertEquals(alone.index(tap), Math.floorMod(part.index(tap) - 40, 20));
    }
  }

  /** The same pixels in the same places, whether computed exactly or rounded. */
  @Test
  void roundedTapsAreNearTheExactOnes() {
    Filter filter = Filter.cubic(0, 0.5);
    for (int outputs = 1; outputs < 40; outputs++) {
      Placement rounded =
          new RoundedPlacement(17, outputs, 0, 17.0 / outputs, true, Precision.DOUBLE);
      TapTable near =
          new Taps(rounded, Edge.LEAVE_OUT, filter, Normalization.running(Precision.DOUBLE), true)
              .table();
      TapTable taps =
          exact(ExactPlacement.whole(17, outputs, true), Edge.LEAVE_OUT, filter).table();
      for (int i = 0; i < outputs; i++) {
        assertArrayEquals(dense(taps, i), dense(near, i), 1e-14);
      }
    }
  }

  private static double[] dense(TapTable taps, int row) {
    double[] weights = new double[17];
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      weights[taps.index(tap)] += taps.weight(tap);
    }
    return weights;
  }
}
