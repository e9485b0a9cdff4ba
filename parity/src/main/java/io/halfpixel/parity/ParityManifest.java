package io.halfpixel.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.halfpixel.InvalidArgumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cases of a parity directory.
 *
 * @param cases the cases in the order of the file
 */
public record ParityManifest(List<ParityCase> cases) {
  /** The name of the file that lists the cases of a directory. */
  public static final String FILE_NAME = "cases.jsonl";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Copies the list. */
  public ParityManifest {
    cases = List.copyOf(cases);
  }

  /**
   * Reads the manifest of a directory. The tensors are not read.
   *
   * @param directory a directory with a {@value #FILE_NAME}
   * @throws IOException if the file cannot be read
   * @throws InvalidArgumentException if it is no regular file or not UTF-8; a line is no complete
   *     case, or names a file that is no regular file or lies outside of the directory; two cases
   *     have the same id; or there is no case at all. The message names the line
   */
  public static ParityManifest read(Path directory) throws IOException {
    Path file = directory.resolve(FILE_NAME);
    List<ParityCase> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int number = 0;
    CaseFolder folder = CaseFolder.of(directory);
    for (String line : lines(file)) {
      number++;
      if (!line.isBlank()) {
        ParityCase parityCase = parse(folder, line, file + ":" + number);
        if (!ids.add(parityCase.id())) {
          throw new InvalidArgumentException(
              file + ":" + number + ": two cases have the id " + parityCase.id());
        }
        cases.add(parityCase);
      }
    }
    if (cases.isEmpty()) {
      throw new InvalidArgumentException(file + " lists no case");
    }
    return new ParityManifest(cases);
  }

  private static List<String> lines(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidArgumentException(file + " is no regular file");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
      String before = text.flip().toString();
      long line = 1 + before.chars().filter(c -> c == '\n').count();
      throw new InvalidArgumentException(file + ":" + line + ": not UTF-8");
    }
    return text.flip().toString().lines().toList();
  }

  private static ParityCase parse(CaseFolder folder, String line, String where) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InvalidArgumentException(where + ": no JSON: " + e.getOriginalMessage(), e);
    }
    return new CaseReader(folder, node, where).read();
  }
}
