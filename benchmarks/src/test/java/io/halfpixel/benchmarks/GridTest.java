package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.Work;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The grid: every cell is a call that exists. */
class GridTest {
  @Test
  void everyCellHasAPlanAndTheBytesItClaims() {
    for (Cell cell : Grid.all()) {
      TensorSpec result = cell.result();
      assertEquals(result.byteSize(), cell.bytesOut(), cell.name());
      assertEquals(cell.memoryFormat(), result.memoryFormat(), cell.name());
    }
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>();
    Grid.all().forEach(cell -> assertTrue(names.add(cell.name()), cell.name()));
    assertTrue(names.size() >= 80, names.size() + " cells");
  }

  @Test
  void aDozenCellsStandForTheOthers() {
    int count = Grid.key().size();
    assertTrue(count >= 11 && count <= 14, count + " cells");
    assertTrue(Grid.all().containsAll(Grid.key()));
  }

  @Test
  void noCellIsSenseless() {
    for (Cell cell : Grid.all()) {
      long[] from = cell.work().source().toArray();
      long[] to = cell.size();
      boolean shrinks = to[0] < from[2];
      boolean volume = from.length == 5;
      assertTrue(!cell.filter().antialias() || shrinks, "antialias enlarges: " + cell.name());
      assertTrue(cell.filter() != Filter.TRILINEAR || volume, cell.name());
      assertTrue(
          !cell.filter().isBackward() || cell.dataType() == DataType.F32,
          "bytes have no gradient: " + cell.name());
      assertTrue(
          from[1] > 1 || cell.memoryFormat() == MemoryFormat.CONTIGUOUS,
          "one channel, the same memory: " + cell.name());
      assertTrue(cell.threads() == 1 || cell.work() != Work.SMALL, cell.name());
    }
  }

  @Test
  void everyFilterTypeLayoutAndNumberOfThreadsOccurs() {
    List<Cell> cells = Grid.all();
    assertEquals(EnumSet.allOf(Filter.class), kinds(cells, Cell::filter));
    assertEquals(EnumSet.allOf(Work.class), kinds(cells, Cell::work));
    assertEquals(
        Set.of(DataType.F32, DataType.U8, DataType.F16, DataType.BF16),
        kinds(cells, Cell::dataType));
    assertEquals(
        Set.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST),
        kinds(cells, Cell::memoryFormat));
    assertEquals(Set.of(1, 2), kinds(cells, Cell::threads));
  }

  private static <T> Set<T> kinds(List<Cell> cells, Function<Cell, T> kind) {
    return cells.stream().map(kind).collect(Collectors.toSet());
  }
}
