package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.Work;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.benchmarks.measure.CellRun;
import io.halfpixel.benchmarks.measure.Turns;
import io.halfpixel.benchmarks.report.BenchReport;
import io.halfpixel.benchmarks.report.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is timed is checked, and what was timed is reported. */
class CellRunTest {
  private static final Turns BRIEF = Turns.here(0, 0, 0);
  private static final List<CandidateProvider> PROVIDERS = Worker.ofThisModule();

  private static Cell small() {
    return Grid.all().stream().filter(c -> c.work() == Work.SMALL).findFirst().orElseThrow();
  }

  /** Bits of the backends, and what plain Java draws, on every cell but the largest. */
  @Test
  void allCandidatesOfACellComputeTheSame() {
    CellRun run = new CellRun(PROVIDERS, BRIEF);
    List<Cell> cells =
        Grid.all().stream().filter(c -> c.bytesOut() < 2_000_000 && c.threads() == 1).toList();
    cells.forEach(cell -> assertTrue(run.check(cell).contains("jvm"), cell.name()));
    assertTrue(cells.size() > 10, () -> "only " + cells.size() + " cells");
  }

  @Test
  void copyingAndFillingTakeTurnsWithTheCandidates() {
    assertTrue(
        new CellRun(PROVIDERS, BRIEF)
            .run(small())
            .keySet()
            .containsAll(List.of("jvm", "memcpy", "memset")));
  }

  @Test
  void aCandidateThatDoesNothingIsFound() {
    List<CandidateProvider> providers = new ArrayList<>(PROVIDERS);
    providers.add(
        new CandidateProvider() {
          @Override
          public List<Candidate> candidates(Cell cell, Tensor source) {
            return List.of(new Idle(Tensor.allocate(cell.result())));
          }

          @Override
          public Map<String, String> versions() {
            return Map.of();
          }
        });
    CellRun run = new CellRun(providers, BRIEF);
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> run.run(small()));
    assertTrue(String.valueOf(e.getMessage()).contains("idle"), e.getMessage());
  }

  private record Idle(Tensor result) implements Candidate {
    @Override
    public String id() {
      return "idle";
    }

    @Override
    public void run() {}
  }

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    BenchReport report =
        new BenchReport(
            Machine.here(PROVIDERS),
            List.of(
                BenchReport.Row.of(
                    small(), Map.of("jvm", List.of(2.0, 3.0, 4.0), "memcpy", List.of(1.0)))),
            BenchReport.Timing.of(Map.of("plan of a cell", List.of(7.0))));
    JsonNode json = JsonMapper.builder().build().readTree(Bench.json(report));
    JsonNode cell = json.get("cells").get(0);
    List<String> names = new ArrayList<>();
    cell.fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of(
            "name",
            "mode",
            "dtype",
            "layout",
            "shape",
            "threads",
            "bytes_out",
            "micros",
            "limit_micros",
            "quartiles"),
        names);
    assertEquals(3.0, cell.get("micros").get("jvm").asDouble());
    assertEquals(1.0, cell.get("limit_micros").get("memcpy").asDouble());
    assertTrue(json.get("machine").has("processor"));
    assertEquals(7.0, json.get("plans").get(0).get("micros").asDouble());
  }
}
