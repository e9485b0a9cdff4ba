package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.plan.IndexTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestRuleTest {
  private static int[] general(int n, int length, double scale, boolean exact, DataType type) {
    Axis axis = new Axis(n, length, scale, false);
    return new NearestRule(axis, exact)
        .general(new Arithmetic(type, RoundingProfile.FMA))
        .indices();
  }

  private static int[] channelsLast(int n, int length, double scale, boolean exact) {
    Axis axis = new Axis(n, length, scale, false);
    return new NearestRule(axis, exact).channelsLast(RoundingProfile.FMA).indices();
  }

  private static int[] repeat(int n, int factor) {
    int[] indices = new int[n * factor];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i / factor;
    }
    return indices;
  }

  /**
   * With a power of two, ⌊i·n/N⌋ and ⌊(i + ½)·n/N⌋ both are ⌊i/factor⌋, and every step is exact.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void powersOfTwoRepeat(int factor) {
    for (boolean exact : new boolean[] {false, true}) {
      for (DataType type : new DataType[] {DataType.F32, DataType.F64}) {
        assertArrayEquals(repeat(37, factor), general(37, 37 * factor, 0, exact, type));
        assertArrayEquals(repeat(37, factor), general(37, 37 * factor, factor, exact, type));
      }
      assertArrayEquals(repeat(37, factor), channelsLast(37, 37 * factor, 0, exact));
    }
  }

  @Test
  void halvingTakesTheLeftPixelOrTheOneRightOfTheCentre() {
    assertArrayEquals(new int[] {0, 2, 4}, general(6, 3, 0, false, DataType.F32));
    assertArrayEquals(new int[] {1, 3, 5}, general(6, 3, 0, true, DataType.F32));
    assertArrayEquals(new int[] {0, 2, 4}, channelsLast(6, 3, 0, false));
    assertArrayEquals(new int[] {1, 3, 5}, channelsLast(6, 3, 0, true));
  }

  /** 4·1.7 gives 6 pixels at i/1.7 = 0, 0.59, 1.18, 1.76, 2.35, 2.94, not at i·4/6. */
  @Test
  void coordinatesFollowTheCallersScale() {
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2}, general(4, 6, 1.7, false, DataType.F64));
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2}, channelsLast(4, 6, 1.7, false));
    assertArrayEquals(new int[] {0, 0, 1, 2, 2, 3}, general(4, 6, 0, false, DataType.F64));
  }

  /**
   * 5·1.3 gives 6 pixels at (i + ½)/1.3 = 0.38, 1.15, 1.92, 2.69, 3.46, 4.23, not at (i + ½)·5/6.
   */
  @Test
  void centresFollowTheCallersScale() {
    assertArrayEquals(new int[] {0, 1, 1, 2, 3, 4}, general(5, 6, 1.3, true, DataType.F32));
    assertArrayEquals(new int[] {0, 1, 1, 2, 3, 4}, channelsLast(5, 6, 1.3, true));
    assertArrayEquals(new int[] {0, 1, 2, 2, 3, 4}, general(5, 6, 0, true, DataType.F32));
  }

  /** The channels-last kernel ignores the scale where the lengths are equal or doubled. */
  @Test
  void channelsLastShortcutsIgnoreTheScale() {
    assertArrayEquals(repeat(4, 1), channelsLast(4, 4, 1.2, false));
    assertArrayEquals(new int[] {0, 0, 1, 2}, general(4, 4, 1.2, false, DataType.F32));
    assertArrayEquals(repeat(4, 2), channelsLast(4, 8, 2.1, false));
  }

  /** The integer rule ⌊i·n/N⌋ holds but for the few indices where rounding decides. */
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"F32", "F64"})
  void indicesStayWithinOneOfTheExactRule(DataType type) {
    int differences = 0;
    int all = 0;
    for (int n = 1; n < 40; n++) {
      for (int length = 1; length < 90; length++) {
        int[] indices = general(n, length, 0, false, type);
        for (int i = 0; i < length; i++) {
          int distance = Math.abs(indices[i] - (int) ((long) i * n / length));
          assertTrue(distance <= 1);
          differences += distance;
          all++;
        }
      }
    }
    assertTrue(differences < all / 100, differences + " of " + all);
  }

  @Test
  void tablesKnowBothLengths() {
    IndexTable table =
        new NearestRule(new Axis(3, 7, 0, false), true).channelsLast(RoundingProfile.STRICT);
    assertEquals(3, table.inputLength());
    assertEquals(7, table.rows());
  }
}
