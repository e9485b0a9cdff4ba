package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpatialLayoutTest {
  private static TensorSpec spec(MemoryFormat format, long... shape) {
    return new TensorSpec(Shape.of(shape), DataType.F32, format);
  }

  @Test
  void channelsFirstShapesLieInEitherOrder() {
    var planes = SpatialLayout.channelsFirst(spec(MemoryFormat.CONTIGUOUS, 2, 3, 5, 7));
    assertEquals(new SpatialLayout(2, 3, false, List.of(5, 7)), planes);
    assertEquals(new Pass(2 * 3 * 5, 7, 9, 1), planes.pass(1, 9));
    assertEquals(new Pass(2 * 3, 5, 9, 7), planes.pass(0, 9));
    var pixels = SpatialLayout.channelsFirst(spec(MemoryFormat.CHANNELS_LAST, 2, 3, 5, 7));
    assertEquals(new SpatialLayout(2, 3, true, List.of(5, 7)), pixels);
    assertEquals(new Pass(2 * 5, 7, 9, 3), pixels.pass(1, 9));
    assertEquals(new Pass(2, 5, 9, 7 * 3), pixels.pass(0, 9));
  }

  @Test
  void channelsLastShapesLieInEitherOrder() {
    var pixels = SpatialLayout.channelsLast(spec(MemoryFormat.CONTIGUOUS, 2, 5, 7, 3));
    assertEquals(new SpatialLayout(2, 3, true, List.of(5, 7)), pixels);
    var planes = SpatialLayout.channelsLast(spec(MemoryFormat.CHANNELS_FIRST, 2, 5, 7, 3));
    assertEquals(new SpatialLayout(2, 3, false, List.of(5, 7)), planes);
  }

  @Test
  void gathersCoverAllSpatialAxes() {
    List<IndexTable> tables =
        List.of(IndexTable.of(5, new int[] {4}), IndexTable.of(7, new int[] {0, 6}));
    var planes = new SpatialLayout(2, 3, false, List.of(5, 7)).gather(tables, DataType.U8);
    assertEquals(6, planes.outer());
    assertEquals(1, planes.inner());
    var pixels = new SpatialLayout(2, 3, true, List.of(5, 7)).gather(tables, DataType.U8);
    assertEquals(2, pixels.outer());
    assertEquals(3, pixels.inner());
    assertEquals(12, pixels.outputElements());
  }

  @Test
  void countsBeyondLongAreRejected() {
    var huge = new SpatialLayout(1L << 40, 1L << 40, false, List.of(5, 7));
    assertThrows(InvalidArgumentException.class, () -> huge.pass(0, 5));
    assertThrows(InvalidArgumentException.class, () -> SpatialLayout.checkedLength(1L << 31));
    int most = Integer.MAX_VALUE - 9;
    assertEquals(most, SpatialLayout.checkedLength(most));
    assertThrows(InvalidArgumentException.class, () -> SpatialLayout.checkedLength(most + 1));
  }

  @Test
  void resizingKeepsEverythingElse() {
    var layout = new SpatialLayout(2, 3, true, List.of(5, 7, 9));
    assertEquals(new SpatialLayout(2, 3, true, List.of(5, 4, 9)), layout.resized(1, 4));
    assertEquals(
        new TensorSpec(Shape.of(2, 4, 6, 3), DataType.U8, MemoryFormat.CHANNELS_FIRST),
        SpatialLayout.resized(
            spec(MemoryFormat.CHANNELS_FIRST, 2, 5, 7, 3), 1, List.of(4, 6), DataType.U8));
  }
}
