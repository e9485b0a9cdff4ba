package io.halfpixel.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.report.Goals.Goal;
import io.halfpixel.benchmarks.report.Goals.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Misses and their reasons. */
class MissesTest {
  @Test
  void cellsWithOneReasonShareARow() {
    Goal goal =
        new Goal(
            "jvm not slower than libtorch",
            "x",
            List.of(
                new Verdict("bilinear-aa uint8 a->224x224", 0.5, false),
                new Verdict("something else", 0.25, false),
                new Verdict("bilinear float32 NCHW b", 2, true),
                new Verdict("bicubic-aa uint8 c->224x224", 0.75, false)));
    List<String> rows = Misses.of(List.of(goal)).lines().filter(l -> l.contains("x |")).toList();
    assertEquals(2, rows.size());
    assertTrue(
        rows.get(0)
            .startsWith(
                "| bilinear-aa uint8 a->224x224<br>bicubic-aa uint8 c->224x224 | 0.50x<br>0.75x | "),
        rows.get(0));
    assertEquals("| something else | 0.25x | not profiled |", rows.get(1));
  }

  @Test
  void nothingIsSaidWhereAllGoalsAreMet() {
    Goal goal = new Goal("a goal", "x", List.of(new Verdict("a cell", 2, true)));
    assertEquals("", Misses.of(List.of(goal)));
  }
}
