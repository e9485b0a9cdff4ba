package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.report.BenchReport;
import io.halfpixel.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command bench replaces its own page and JSON and nothing else; nothing is measured here. */
final class BenchTest {
  @TempDir Path folder;
  private Path earlier;
  private Path page;
  private Path json;

  @BeforeEach
  void writeAnEarlierRun() throws IOException {
    Machine machine =
        new Machine("a processor", 2, "a system", "a Java", 0.1, "c0ffee", Map.of(), Map.of());
    BenchReport.Row row =
        BenchReport.Row.of(
            Grid.key().get(0),
            Map.of("jvm", List.of(2.0), "cpp-jni", List.of(1.0), "memcpy", List.of(1.0)));
    earlier = folder.resolve("earlier.json");
    Files.writeString(earlier, Bench.json(new BenchReport(machine, List.of(row), List.of())));
    page = folder.resolve("page.md");
    json = folder.resolve("new.json");
  }

  private int pageOfTheEarlierRun() {
    return Bench.run("--from", earlier + "", "--page", page + "", "--json", json + "");
  }

  @Test
  void its_own_files_are_replaced() throws IOException {
    assertEquals(0, pageOfTheEarlierRun());
    assertEquals(0, pageOfTheEarlierRun());
    assertEquals(Files.readString(earlier), Files.readString(json));
    assertTrue(Files.readString(page).startsWith("# Performance"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "a text", "{\"cells\": []}", "# Performance"})
  void other_files_stay(String text) throws IOException {
    Files.writeString(json, text);
    assertEquals(2, pageOfTheEarlierRun());
    assertEquals(text, Files.readString(json));
    Files.delete(json);
    Files.writeString(page, text);
    assertEquals(2, pageOfTheEarlierRun());
    assertEquals(text, Files.readString(page));
    assertTrue(Files.notExists(json));
  }

  @Test
  void what_is_read_stays() throws IOException {
    String text = Files.readString(earlier);
    json = Files.createSymbolicLink(folder.resolve("link.json"), earlier);
    assertEquals(2, pageOfTheEarlierRun());
    assertEquals(text, Files.readString(earlier));
  }
}
