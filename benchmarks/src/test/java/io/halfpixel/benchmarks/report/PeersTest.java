package io.halfpixel.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is compared with whom, for which use, and what is said where somebody else is faster. */
class PeersTest {
  private static final String CELL = "bilinear-aa float32 NCHW 1x3x1080x1920->224x224 1t";
  private static final Machine MACHINE =
      new Machine("a processor", 2, "a system", "a Java", 0.1, "c0ffee", Map.of(), Map.of());

  private static BenchReport report(Map<String, Double> micros) {
    return new BenchReport(MACHINE, List.of(row(Grid.cell(CELL), micros)), List.of());
  }

  private static Row row(Cell cell, Map<String, Double> micros) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    micros.forEach((id, time) -> times.put(id, List.of(time)));
    return Row.of(cell, times);
  }

  @Test
  void limitsAndHalfpixelItselfAreNoPeers() {
    BenchReport report =
        report(
            Map.of("cpp-jni", 9.0, "cpp-jni-strict", 1.0, "jvm", 2.0, "memcpy", 3.0, "zimg", 18.0));
    Row row = report.cells().get(0);
    assertEquals(Optional.of(new Peers.Time("zimg", 18)), Peers.fastest(row, Goals.NATIVE, report));
    assertEquals(2, Peers.ahead(row, Goals.NATIVE, report));
    assertEquals(9, Peers.ahead(row, Goals.JVM, report));
  }

  @Test
  void whoIsHeldToAvx2MeetsWhoIsHeldToo() {
    Map<String, Double> times = new HashMap<>();
    times.put("cpp-jni", 10.0);
    times.put("cpp-jni-avx2", 20.0);
    times.put("zimg", 15.0);
    times.put("zimg-avx2", 30.0);
    times.put("libtorch", 40.0);
    BenchReport report = report(times);
    Row row = report.cells().get(0);
    assertEquals(1.5, Peers.ahead(row, Goals.NATIVE, report));
    assertEquals(1.5, Peers.ahead(row, Goals.NATIVE_AVX2, report));
    times.remove("zimg-avx2");
    BenchReport alone = report(times);
    assertEquals(0.75, Peers.ahead(alone.cells().get(0), Goals.NATIVE_AVX2, alone));
  }

  @Test
  void aLossIsSaidFirstAndInTime() {
    String page =
        PerformancePage.of(
            report(Map.of("cpp-jni", 100.0, "zimg", 80.0, "libtorch", 500.0)), List.of());
    assertTrue(page.contains("In 1 of 1 cells"), page);
    assertTrue(page.contains("| " + CELL + " | zimg | 80.0 | 100 | 20.0 | 0.80x |"), page);
    assertTrue(page.indexOf("Where another library is faster") < page.indexOf("## All cells"));
  }

  @Test
  void withoutAPeerNothingIsSaid() {
    assertEquals("", Behind.of(report(Map.of("cpp-jni", 100.0))));
    assertFalse(PerformancePage.of(report(Map.of("cpp-jni", 1.0)), List.of()).contains("NaN"));
  }

  @Test
  void everyCellOfOneThreadHasOneUse() {
    List<Row> rows = Grid.all().stream().map(cell -> row(cell, Map.of("jvm", 1.0))).toList();
    Map<String, List<Row>> uses = Uses.of(new BenchReport(MACHINE, rows, List.of()));
    assertEquals(
        rows.stream().filter(row -> row.threads() == 1).count(),
        uses.values().stream().mapToLong(List::size).sum());
    assertEquals(
        List.of(
            "photo to model input",
            "video frame",
            "decoder's feature maps",
            "label map (nearest)",
            "training (gradients)",
            "small image"),
        List.copyOf(uses.keySet()));
    assertTrue(
        uses.get("training (gradients)").stream()
            .allMatch(row -> row.mode().equals(Filter.BACKWARD_BILINEAR.id())));
  }
}
