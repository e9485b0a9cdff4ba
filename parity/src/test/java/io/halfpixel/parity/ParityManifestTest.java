package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import java.io.IOException;
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
    assertEquals(folder.resolve("in.npy"), parityCase.input());
    assertEquals(folder.resolve("out.npy"), parityCase.expected());
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
    assertNull(parityCase.expected());
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
