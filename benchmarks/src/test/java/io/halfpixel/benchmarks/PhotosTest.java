package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.measure.CellRun;
import io.halfpixel.benchmarks.measure.Turns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cells of photos: each pipeline stands beside the resize that it contains. */
class PhotosTest {
  @Test
  void namesAreUniqueAndDifferFromTheGrids() {
    Set<String> names = new HashSet<>();
    Grid.all().forEach(cell -> names.add(cell.name()));
    Photos.all().forEach(cell -> assertTrue(names.add(cell.name()), cell.name()));
  }

  @Test
  void aPipelineMakesFloatsAndItsResizeBytes() {
    for (PhotoCell cell : Photos.all()) {
      DataType expected = cell.isPipeline() ? DataType.F32 : DataType.U8;
      assertEquals(expected, cell.result().dataType(), cell.name());
      if (cell.alone() != null) {
        PhotoCell alone = Photos.find(cell.alone());
        assertNotNull(alone, cell.alone());
        assertFalse(alone.isPipeline(), cell.alone());
      }
    }
    assertEquals(6, Photos.all().stream().filter(PhotoCell::isPipeline).count());
    assertNull(Photos.find("no such cell"));
  }

  /** Bits of the backends, and what plain Java draws. */
  @Test
  void allBackendsComputeTheSame() {
    CellRun run = new CellRun(Worker.ofThisModule(), Turns.here(0, 0, 0));
    for (PhotoCell cell : Photos.all()) {
      List<String> ids = run.check(cell);
      assertTrue(ids.contains("jvm"), cell.name() + " " + ids);
    }
  }
}
