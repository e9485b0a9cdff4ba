package io.halfpixel.rules;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the axes of a tensor lie in memory, and what passes and gathers along them see. */
class AxisLayoutTest {
  /** Takes every pixel of an axis twice. */
  private static IndexTable twice(int length) {
    int[] indices = new int[2 * length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i / 2;
    }
    return IndexTable.of(length, indices);
  }

  private static AxisLayout layout(MemoryFormat format, long... shape) {
    return new AxisLayout(new TensorSpec(Shape.of(shape), U8, format));
  }

  /** In memory an image [n, c, h, w] is [n, h, w, c], and one [n, h, w, c] is [n, c, h, w]. */
  @Test
  void passesFollowTheMemory() {
    AxisLayout plain = layout(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7);
    assertEquals(new Pass(6, 5, 10, 7), plain.resize(2, 10));
    assertEquals(new Pass(60, 7, 4, 1), plain.resize(3, 4));
    assertEquals(240, plain.elements());
    AxisLayout last = layout(MemoryFormat.CHANNELS_LAST, 2, 3, 5, 7);
    assertEquals(new Pass(2, 5, 10, 21), last.resize(2, 10));
    assertEquals(new Pass(20, 7, 4, 3), last.resize(3, 4));
    assertEquals(new Pass(80, 3, 1, 1), last.resize(1, 1));
    assertEquals(new Pass(1, 2, 6, 40), last.resize(0, 6));
    AxisLayout first = layout(MemoryFormat.CHANNELS_FIRST, 2, 5, 7, 3);
    assertEquals(new Pass(6, 5, 10, 7), first.resize(1, 10));
    assertEquals(new Pass(60, 7, 4, 1), first.resize(2, 4));
    assertEquals(new Pass(2, 3, 1, 40), first.resize(3, 1));
    assertEquals(new Pass(1, 2, 6, 40), first.resize(0, 6));
  }

  @Test
  void theInnermostAxisIsTheLastOneInMemory() {
    assertTrue(layout(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7).isInnermost(3));
    assertTrue(layout(MemoryFormat.CHANNELS_LAST, 2, 3, 5, 7).isInnermost(1));
    assertFalse(layout(MemoryFormat.CHANNELS_LAST, 2, 3, 5, 7).isInnermost(3));
    assertTrue(layout(MemoryFormat.CHANNELS_FIRST, 2, 5, 7, 3).isInnermost(2));
    assertFalse(layout(MemoryFormat.CHANNELS_FIRST, 2, 5, 7, 3).isInnermost(3));
  }

  @Test
  void axesSideBySideAreGatheredAtOnce() {
    List<Step> steps =
        layout(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7).gather(Map.of(1, twice(3), 2, twice(5)), F32);
    assertEquals(List.of(new Gather(2, List.of(twice(3), twice(5)), 7, F32)), steps);
  }

  @Test
  void axesApartAreGatheredOneAfterTheOther() {
    AxisLayout layout = layout(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7);
    List<Step> steps = layout.gather(Map.of(0, twice(2), 2, twice(5)), F32);
    assertEquals(
        List.of(
            new Gather(1, List.of(twice(2)), 105, F32), new Gather(12, List.of(twice(5)), 7, F32)),
        steps);
    assertEquals(4 * 3 * 10 * 7, layout.elements());
  }

  @Test
  void axesSideBySideBehindAnotherAreGatheredAtOnce() {
    List<Step> steps =
        layout(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7)
            .gather(Map.of(0, twice(2), 2, twice(5), 3, twice(7)), F32);
    assertEquals(
        List.of(
            new Gather(1, List.of(twice(2)), 105, F32),
            new Gather(12, List.of(twice(5), twice(7)), 1, F32)),
        steps);
  }

  @Test
  void atMostThreeAxesAreGatheredAtOnce() {
    AxisLayout layout = layout(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7, 1);
    List<Step> steps =
        layout.gather(Map.of(0, twice(2), 1, twice(3), 2, twice(5), 3, twice(7)), F32);
    assertEquals(
        List.of(
            new Gather(1, List.of(twice(2), twice(3), twice(5)), 7, F32),
            new Gather(240, List.of(twice(7)), 1, F32)),
        steps);
    assertEquals(240 * 14, layout.elements());
  }
}
