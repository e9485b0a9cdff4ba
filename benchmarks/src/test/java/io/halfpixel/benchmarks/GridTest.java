package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import java.util.HashSet;
import java.util.Set;
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
}
