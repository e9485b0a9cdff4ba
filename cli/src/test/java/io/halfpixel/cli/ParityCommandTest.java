package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parity command, on small directories of recorded calls. */
class ParityCommandTest {
  private static final String CALL =
      "{\"id\": \"%s\", \"call\": \"%s\", \"args\": {\"scale_factor\": 2.0, \"mode\": \"nearest\"},"
          + " \"compare\": \"bits\", \"recorded_with\": \"mathematics\", \"input\": \"in.npy\","
          + " \"expected\": \"%s.npy\"}";
  private static final String INTERPOLATE = "torch.nn.functional.interpolate";

  @TempDir Path folder;

  @BeforeEach
  void writeTensors() throws IOException {
    NpyFile.write(folder.resolve("in.npy"), Tensor.of(new float[] {1, 2}, 1, 1, 2));
    NpyFile.write(folder.resolve("right.npy"), Tensor.of(new float[] {1, 1, 2, 2}, 1, 1, 4));
    NpyFile.write(folder.resolve("wrong.npy"), Tensor.of(new float[] {1, 1, 2, 3}, 1, 1, 4));
  }

  private void cases(String... lines) throws IOException {
    Files.write(folder.resolve("cases.jsonl"), List.of(lines));
  }

  @Test
  void allPassed() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"), CALL.formatted("b", INTERPOLATE, "right"));
    String text = Run.of("parity", folder).ok().out();
    assertTrue(text.lines().anyMatch(line -> line.matches("all +2 +0 +0 +0")), text);
    for (var backend : Backends.candidates()) {
      assertTrue(
          text.lines()
              .anyMatch(line -> line.startsWith("Backends:") && line.contains(backend.id())),
          text);
    }
  }

  @Test
  void aFailedCaseIsListedAndMakesTheExitStatus() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"), CALL.formatted("b", INTERPOLATE, "wrong"));
    Run run = Run.of("parity", folder, "--backend", "jvm");
    assertEquals(ExitCode.DIFFERENT, run.exit());
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("failed b: jvm: "), run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.matches("all +1 +1 +0 +0")), run.out());
  }

  @Test
  void anUnknownCallIsUnsupportedAndMakesTheExitStatus() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"), CALL.formatted("b", "other.resize", "right"));
    Run run = Run.of("parity", folder, "--backend", "auto");
    assertEquals(ExitCode.DIFFERENT, run.exit());
    assertTrue(run.out().lines().anyMatch(line -> line.matches("all +1 +0 +1 +0")), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("other.resize +0 +0 +1 +0")), run.out());
  }

  @Test
  void failedCasesAreListedBeforeUnsupportedOnes() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(CALL.formatted("u" + i, "other.resize", "right"));
    }
    lines.add(CALL.formatted("late", INTERPOLATE, "wrong"));
    cases(lines.toArray(String[]::new));
    String text = Run.of("parity", folder).out();
    assertTrue(text.startsWith("failed late: "), text);
    assertTrue(text.contains("... and 11 more; --json FILE lists all."), text);
  }

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    cases(
        CALL.formatted("a", INTERPOLATE, "right"),
        CALL.formatted("b", INTERPOLATE, "wrong"),
        CALL.formatted("c", "other.resize", "right"));
    Path file = folder.resolve("parity.json");
    assertEquals(ExitCode.DIFFERENT, Run.of("parity", folder, "--json", file).exit());
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertEquals(
        List.of("total", "passed", "failed", "unsupported", "refused", "cases"), names(json));
    assertEquals(3, json.get("total").intValue());
    assertEquals(1, json.get("passed").intValue());
    assertEquals(1, json.get("failed").intValue());
    assertEquals(1, json.get("unsupported").intValue());
    List<String> statuses = new ArrayList<>();
    for (JsonNode item : json.get("cases")) {
      assertEquals(List.of("id", "call", "status", "detail"), names(item));
      statuses.add(item.get("id").textValue() + " " + item.get("status").textValue());
    }
    assertEquals(List.of("a passed", "b failed", "c unsupported"), statuses);
    assertEquals("", json.at("/cases/0/detail").textValue());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void jsonToTheOutputStreamReplacesTheText() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"));
    JsonNode json = new ObjectMapper().readTree(Run.of("parity", folder, "--json", "-").ok().out());
    assertEquals(1, json.get("total").intValue());
  }

  @Test
  void aLineThatIsNoCaseIsNamedByItsNumber() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"), "", "{\"id\": ");
    String broken = Run.of("parity", folder).stopped();
    assertTrue(broken.contains("cases.jsonl:3"), broken);
    cases("{\"id\": \"a\"}");
    String incomplete = Run.of("parity", folder).stopped();
    assertTrue(incomplete.contains("cases.jsonl:1"), incomplete);
  }

  @Test
  void filesOutsideOfTheFolderAreNotOpened() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    String call = CALL.formatted("a", INTERPOLATE, "../right").replace("in.npy", "../in.npy");
    Files.writeString(inner.resolve("cases.jsonl"), call);
    String error = Run.of("parity", inner).stopped();
    assertTrue(error.contains("cases.jsonl:1: ../in.npy is outside of the directory"), error);
  }

  @Test
  void aPipeIsNoManifest() throws Exception {
    Path pipe = folder.resolve("cases.jsonl");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    String error =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Run.of("parity", folder).stopped());
    assertTrue(error.contains("cases.jsonl is no regular file"), error);
  }

  @Test
  void aFolderWithoutCasesStops() throws IOException {
    assertTrue(Run.of("parity", folder).stopped().contains("cases.jsonl: there is no such file"));
    assertTrue(Run.of("parity", folder.resolve("no")).stopped().contains("no such file or folder"));
    cases("");
    assertTrue(Run.of("parity", folder).stopped().contains("lists no case"));
    assertTrue(
        Run.of("parity", folder.resolve("in.npy")).stopped().contains("is a file; name a folder"));
  }

  @Test
  void anUnknownBackendStops() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"));
    assertTrue(
        Run.of("parity", folder, "--backend", "gpu").stopped().contains("no backend is called"));
  }

  @Test
  void aReportThatCannotBeWrittenStops() throws IOException {
    cases(CALL.formatted("a", INTERPOLATE, "right"));
    Path report = folder.resolve("no").resolve("parity.json");
    String error = Run.of("parity", folder, "--json", report).stopped();
    assertTrue(error.contains("there is no folder"), error);
  }
}
