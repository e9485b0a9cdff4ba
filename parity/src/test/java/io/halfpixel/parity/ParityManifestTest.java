package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParityManifestTest {
  @TempDir Path folder;

  private ParityManifest manifest(String... lines) throws IOException {
    Files.write(folder.resolve(ParityManifest.FILE_NAME), List.of(lines));
    return ParityManifest.read(folder);
  }

  @Test
  void case_with_a_result() throws IOException {
    ParityCase parityCase =
        manifest(
                "",
                "{\"id\": \"a\", \"call\": \"f\", \"args\": {\"size\": [2, 3], \"s\": 1.5, \"n\":"
                    + " null, \"b\": true}, \"input\": \"in.npy\", \"expected\": \"out.npy\","
                    + " \"num_threads\": 2, \"compare\": {\"rtol\": 1e-6, \"atol\": 0.5}}")
            .cases()
            .get(0);
    assertEquals("a", parityCase.id());
    assertEquals("f", parityCase.call());
    assertEquals(List.of(2, 3), parityCase.args().get("size"));
    assertEquals(1.5, parityCase.args().get("s"));
    assertEquals(true, parityCase.args().get("b"));
    assertTrue(parityCase.args().containsKey("n"));
    assertEquals(CaseInput.ofArray(folder.resolve("in.npy")), parityCase.input());
    Expected expected = new Expected.Whole(folder.resolve("out.npy"));
    assertEquals(Map.of("output", expected), parityCase.results());
    assertEquals(new Comparison.Tolerance(1e-6, 0.5), parityCase.comparison());
    assertEquals(Map.of("num_threads", 2), parityCase.context());
    assertNull(parityCase.raises());
  }

  @Test
  void case_with_an_error() throws IOException {
    ParityCase parityCase =
        manifest(
                "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"input\": \"in.npy\", \"compare\":"
                    + " \"bits\", \"raises\": {\"type\": \"ValueError\", \"message\": \"no\"}}")
            .cases()
            .get(0);
    assertEquals(new ParityCase.Raises("ValueError", "no"), parityCase.raises());
    assertEquals(new Comparison.Bits(), parityCase.comparison());
    assertEquals(Map.of(), parityCase.results());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": | no JSON",
        "[] | a case is a JSON object",
        "{\"id\": \"a\"} | object args",
        "{\"id\": \"a\", \"args\": {}} | either expected or raises",
        "{\"id\": 1, \"args\": {}, \"expected\": \"x\"} | the string \"id\" is missing",
        "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"expected\": \"x\"} | \"input\" is"
            + " missing",
        "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"input\": \"i\", \"expected\": \"x\","
            + " \"compare\": \"nearly\"} | compare is",
        "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"input\": \"i\", \"expected\": \"x\","
            + " \"compare\": {\"rtol\": -1}} | compare is"
      })
  void malformed_line_is_named(String line, String reason) {
    InvalidArgumentException thrown =
        assertThrows(InvalidArgumentException.class, () -> manifest(line));
    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("cases.jsonl:1"), thrown.getMessage());
  }

  private String refused(String input) throws IOException {
    String line =
        "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"input\": \"%s\", \"expected\": \"%s\"}";
    for (String file : List.of(input, "in.npy")) {
      String other = file.equals(input) ? "in.npy" : input;
      InvalidArgumentException thrown =
          assertThrows(InvalidArgumentException.class, () -> manifest(line.formatted(file, other)));
      assertTrue(thrown.getMessage().contains("cases.jsonl:1: "), thrown.getMessage());
      if (!file.equals(input)) {
        return thrown.getMessage();
      }
    }
    throw new AssertionError();
  }

  @ParameterizedTest
  @CsvSource({"/etc/passwd", "../in.npy", "a/../../in.npy", "..", "link/in.npy", "linked.npy"})
  void paths_out_of_the_directory_are_refused(String path) throws IOException {
    Path outside = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-outside"));
    try {
      Files.createFile(outside.resolve("in.npy"));
      Files.createSymbolicLink(folder.resolve("link"), outside);
      Files.createSymbolicLink(folder.resolve("linked.npy"), outside.resolve("in.npy"));
      assertTrue(refused(path).contains(path + " is outside of the directory of the cases"));
    } finally {
      Files.delete(outside.resolve("in.npy"));
      Files.delete(outside);
    }
  }

  @Test
  void paths_inside_of_the_directory_are_taken() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    Files.createFile(folder.resolve("in.npy"));
    Files.createSymbolicLink(folder.resolve("a/link.npy"), folder.resolve("in.npy"));
    String line =
        "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"input\": \"a/../in.npy\", \"expected\":"
            + " \"a/link.npy\"}";
    assertEquals(
        List.of(folder.resolve("a/../in.npy"), folder.resolve("a/link.npy")),
        manifest(line).cases().get(0).files());
    Path link = Files.createSymbolicLink(folder.resolve("a/folder"), folder);
    assertEquals(1, ParityManifest.read(link).cases().size());
  }

  @Test
  void names_that_are_no_files_are_refused() throws IOException {
    assertTrue(refused("a\\u0000b").contains("no path: Nul character not allowed"));
    assertTrue(refused(".").contains(". is no regular file"));
    Path pipe = folder.resolve("pipe.npy");
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().onExit().join().exitValue() == 0) {
      assertTrue(refused("pipe.npy").contains("pipe.npy is no regular file"));
    }
  }

  @Test
  void text_is_utf_8() throws IOException {
    Path file = folder.resolve(ParityManifest.FILE_NAME);
    Files.write(file, "{}\n{\"id\": \"K\u00f6ln\"}".getBytes(StandardCharsets.ISO_8859_1));
    InvalidArgumentException thrown =
        assertThrows(InvalidArgumentException.class, () -> ParityManifest.read(folder));
    assertTrue(thrown.getMessage().endsWith("cases.jsonl:2: not UTF-8"), thrown.getMessage());
  }

  @Test
  void nothing_to_check_is_an_error() {
    assertThrows(InvalidArgumentException.class, () -> manifest(""));
    assertThrows(NoSuchFileException.class, () -> ParityManifest.read(folder.resolve("other")));
  }

  @Test
  void two_cases_with_one_id_are_an_error() {
    String line =
        "{\"id\": \"a\", \"call\": \"f\", \"args\": {}, \"input\": \"i\", \"expected\": \"x\"}";
    assertThrows(InvalidArgumentException.class, () -> manifest(line, line));
  }
}
