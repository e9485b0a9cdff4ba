package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a manifest that are wrong about images. */
final class ImageManifestTest {
  private static final String HASH =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  private ParityManifest read(String rest) throws IOException {
    String line = "{\"id\": \"a\", \"args\": {}, \"call\": \"f\", " + rest.replace('\'', '"') + "}";
    Files.writeString(folder.resolve(ParityManifest.FILE_NAME), line);
    return ParityManifest.read(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'input': [], 'expected': 'whole.npy' | \"input\" is missing",
        "'input': [1], 'expected': 'whole.npy' | a list of such names",
        "'input': 'a.png', 'input_kind': 'slide', 'expected': 'whole.npy' | unknown input_kind",
        "'input': 'a.png', 'input_layout': 'WHC', 'expected': 'whole.npy' | HWC or CHW",
        "'input': 'a.png', 'expected_sha256': 'abc', 'sample': 'whole.npy' | hexadecimal digits",
        "'input': 'a.png' | either expected or raises",
        "'input': 'a.png', 'expected_sha256': '"
            + HASH
            + "', 'expected_dtype': 'uint8', 'sample': 'whole.npy', 'sample_stride': null |"
            + " expected_shape",
        "'input': 'a.png', 'expected_sha256': '"
            + HASH
            + "', 'expected_dtype': 'uint8', 'expected_shape': 4, 'sample': 'whole.npy',"
            + " 'sample_stride': null | expected_shape",
      })
  void malformed_lines_are_named(String rest, String reason) {
    InvalidArgumentException thrown =
        assertThrows(InvalidArgumentException.class, () -> read(rest));
    assertTrue(thrown.getMessage().contains("cases.jsonl:1: "), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
  }
}
