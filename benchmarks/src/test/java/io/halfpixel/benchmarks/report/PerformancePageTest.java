package io.halfpixel.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import io.halfpixel.benchmarks.report.BenchReport.Timing;
import io.halfpixel.benchmarks.report.Goals.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals, sentences, tables and plots of made-up times. */
class PerformancePageTest {
  private static final String ALONE = "bilinear float32 NCHW 1x64x128x128->256x256 1t";
  private static final String TWO = "bilinear float32 NCHW 1x64x128x128->256x256 2t";
  private static final String CUBIC = "bicubic float32 NCHW 1x64x128x128->256x256 1t";
  private static final Machine MACHINE =
      new Machine("a processor", 2, "a system", "a Java", 0.1, "c0ffee", Map.of(), Map.of());

  private static Row row(String name, Map<String, Double> micros) {
    Cell cell = Grid.cell(name);
    Map<String, List<Double>> times = new LinkedHashMap<>();
    micros.forEach((id, time) -> times.put(id, List.of(time)));
    return Row.of(cell, times);
  }

  /** Bilinear reaches half of memcpy on one thread, and two threads gain 1.25x. */
  private static BenchReport report() {
    return new BenchReport(
        MACHINE,
        List.of(
            row(
                ALONE,
                Map.of(
                    "cpp-jni",
                    100.0,
                    "cpp-jni-strict",
                    110.0,
                    "jvm",
                    400.0,
                    "libtorch",
                    200.0,
                    "onednn",
                    110.0,
                    "memcpy",
                    50.0,
                    "move",
                    60.0)),
            row(TWO, Map.of("cpp-jni", 80.0, "libtorch", 1000.0, "memcpy", 50.0)),
            row(CUBIC, Map.of("cpp-jni", 100.0, "libtorch", 2500.0, "memcpy", 50.0))),
        Timing.of(Map.of("plan of something", List.of(40.0), "cpp-jni takes it", List.of(90.0))),
        List.of(),
        List.of(),
        Timing.of(Map.of("backend of a start", List.of(25_000.0))),
        null);
  }

  private static Goal goal(String start) {
    return Goals.of(report()).stream()
        .filter(goal -> goal.text().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFastestPeerOfEachCellCounts() {
    Goal goal = goal("native at least 1.2x the fastest peer");
    assertEquals(List.of(ALONE), goal.misses().stream().map(Goals.Verdict::where).toList());
    assertEquals(1.1, goal.misses().get(0).reached(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"110, 95, true", "110, 85, false", "99, 95, false"})
  void nearTheLimitNativeMustOnlyNotBeSlower(double peer, double move, boolean met) {
    BenchReport near =
        new BenchReport(
            MACHINE,
            List.of(row(ALONE, Map.of("cpp-jni", 100.0, "libtorch", peer, "move", move))),
            List.of());
    assertEquals(met, Goals.of(near).get(0).met());
  }

  @Test
  void meansAreGeometric() {
    assertEquals(Math.cbrt(2 * 12.5 * 25), goal("native at least 6x").verdicts().get(0).reached());
    assertTrue(goal("native at least 20x libtorch, bicubic").met());
    assertEquals(0.25, goal("jvm at least 0.45x").verdicts().get(0).reached(), 1e-9);
    assertEquals(
        Math.cbrt(1.1 * 12.5 * 25),
        goal("native at least 2x the fastest").verdicts().get(0).reached(),
        1e-9);
  }

  @Test
  void threadsAndPlansAreJudged() {
    assertEquals(1.25, goal("2 threads").misses().get(0).reached(), 1e-9);
    assertTrue(goal("plan of a 224x224").met());
  }

  @Test
  void whatWasNotTimedIsNotJudged() {
    BenchReport alone =
        new BenchReport(MACHINE, List.of(row(ALONE, Map.of("jvm", 1.0, "memcpy", 1.0))), List.of());
    assertEquals(List.of(), Goals.of(alone));
    String page = PerformancePage.of(alone, List.of());
    assertFalse(page.contains("NaN"), page);
    assertFalse(page.contains("## Goals"), page);
    assertFalse(page.contains("](#goals)"), page);
  }

  @Test
  void thePageHasSummaryGoalsTablesAndMachine(@TempDir Path folder) throws IOException {
    List<Charts.Plot> plots = Charts.write(report(), folder.resolve("performance"));
    String page = PerformancePage.of(report(), plots);
    Stream.of(
            "as fast as libtorch, in the geometric mean of 3 cells",
            "](performance/peers.png)",
            "| float32 NCHW 1x64x128x128->256x256 1t | 100 | 100 - 100 | 60 % |",
            "| " + ALONE + " | 100 | 110 | 1.10x |",
            "What misses its goal",
            "In none of 3 cells, on one thread and on two.",
            "| backend of a start | 25.0 | 25.0 - 25.0 |",
            "| plan of something | 40.0 | 40.0 - 40.0 |",
            "- Processor: a processor, 2 in use; a system",
            "- Commit: c0ffee")
        .forEach(text -> assertTrue(page.contains(text), text + " is not in " + page));
    assertFalse(page.contains("NaN"), page);
  }

  private static BenchReport photos() {
    PhotoCell cell = Objects.requireNonNull(Photos.find("blobFromImage 224"));
    PhotoCell alone = Objects.requireNonNull(Photos.find(Objects.requireNonNull(cell.alone())));
    PythonTimes python =
        new PythonTimes(
            Map.of("opencv", "4.13.0"),
            Map.of(cell.name(), Map.of("opencv", new PythonTimes.Times(150, 300))));
    Map<String, List<Double>> whole =
        Map.of("cpp-jni", List.of(100.0), "jvm", List.of(200.0), "opencv", List.of(400.0));
    return new BenchReport(
        MACHINE,
        List.of(),
        List.of(),
        List.of(Row.of(cell, whole), Row.of(alone, Map.of("cpp-jni", List.of(80.0)))),
        Timing.of(Map.of("cpp-jni 1t", List.of(64_000.0), "cpp-jni 2t", List.of(40_000.0))),
        List.of(),
        python);
  }

  @Test
  void photosStandBesideTheirResizeAndPython() {
    String page = PerformancePage.of(photos(), List.of());
    Stream.of(
            "| photo to model input | **3.00x** | 3.00x | 1.50x | 0.10 | 1 | opencv (Python) 1 |",
            "| blobFromImage 224 | 100 | 80.0 | 25 % |",
            "| blobFromImage 224 | opencv | 150 | 300 | 3.00x | 1.50x |",
            "opencv 4.13.0",
            "another process on the same machine",
            "| cpp-jni 2t | 1,600 | 1.60x |")
        .forEach(text -> assertTrue(page.contains(text), text + " is not in " + page));
    assertFalse(page.contains("NaN"), page);
    assertFalse(page.contains("fast_image_resize"), page);
  }

  @Test
  void whatWasNotRunHereSaysSo() {
    PhotoCell cell = Objects.requireNonNull(Photos.find("Pillow BICUBIC 4928x3279->852x567"));
    BenchReport report =
        new BenchReport(
            MACHINE,
            List.of(),
            List.of(),
            List.of(Row.of(cell, Map.of("cpp-jni", List.of(5000.0)))),
            List.of(),
            List.of(),
            null);
    String page = PerformancePage.of(report, List.of());
    assertTrue(page.contains("**Not run here**"), page);
    assertTrue(page.contains("| Pillow BICUBIC 4928x3279->852x567 | 5.00 | 6.89 |"), page);
    assertTrue(page.contains("| Pillow BICUBIC 4928x3279->852x567 | 5.00 | 10.3 | 5.51 |"), page);
  }

  @Test
  void plotsAreDrawnWhereThereAreNumbers(@TempDir Path folder) throws IOException {
    List<Charts.Plot> plots = Charts.write(report(), folder);
    assertEquals(4, plots.size());
    for (Charts.Plot plot : plots) {
      assertTrue(ImageIO.read(plot.file().toFile()).getWidth() > 900, plot.toString());
    }
    assertEquals(List.of(), Charts.write(new BenchReport(MACHINE, List.of(), List.of()), folder));
  }

  @Test
  void smallCellsAreThoseOfASmallImage() {
    List<String> works =
        Grid.all().stream()
            .filter(cell -> row(cell.name(), Map.of("jvm", 1.0)).small())
            .map(cell -> cell.work().name())
            .distinct()
            .toList();
    assertEquals(List.of("SMALL"), works);
  }

  @Test
  void numbersKeepThreeDigits() {
    assertEquals("1.23", Table.number(1.234));
    assertEquals("12.3", Table.number(12.34));
    assertEquals("1,235", Table.number(1234.6));
    assertEquals("", Table.number(Double.NaN));
    assertEquals("", Table.percent(Double.POSITIVE_INFINITY));
  }
}
