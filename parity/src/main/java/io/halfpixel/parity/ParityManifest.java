package io.halfpixel.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.parity.ParityCase.Raises;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cases of a parity directory.
 *
 * @param cases the cases in the order of the file
 */
public record ParityManifest(List<ParityCase> cases) {
  /** The name of the file that lists the cases of a directory. */
  public static final String FILE_NAME = "cases.jsonl";

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Set<String> PARTS =
      Set.of("id", "call", "args", "input", "expected", "raises", "compare");

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
    if (!node.isObject() || !node.path("args").isObject()) {
      throw new InvalidArgumentException(where + ": a case is a JSON object with an object args");
    }
    if (node.has("expected") == node.has("raises")) {
      throw new InvalidArgumentException(where + ": a case has either expected or raises");
    }
    return new ParityCase(
        text(node, "id", where),
        text(node, "call", where),
        JSON.convertValue(node.get("args"), ArgumentMap.class),
        folder.resolve(text(node, "input", where), where),
        node.has("expected") ? folder.resolve(text(node, "expected", where), where) : null,
        node.has("raises") ? raises(node.get("raises"), where) : null,
        comparison(node.get("compare"), where),
        context(node));
  }

  /** Names the generic type for Jackson. */
  private static final class ArgumentMap extends TreeMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;
  }

  private static String text(JsonNode node, String field, String where) {
    if (!node.path(field).isTextual()) {
      throw new InvalidArgumentException(where + ": the string \"" + field + "\" is missing");
    }
    return node.get(field).textValue();
  }

  private static Raises raises(JsonNode node, String where) {
    return new Raises(text(node, "type", where), text(node, "message", where));
  }

  private static Comparison comparison(@Nullable JsonNode node, String where) {
    if (node == null || (node.isTextual() && node.textValue().equals("bits"))) {
      return new Comparison.Bits();
    }
    double rtol = node.path("rtol").asDouble(0);
    double atol = node.path("atol").asDouble(0);
    if (!node.isObject() || !(rtol >= 0 && atol >= 0)) {
      throw new InvalidArgumentException(
          where + ": compare is \"bits\" or {\"rtol\": ..., \"atol\": ...}, but got " + node);
    }
    return new Comparison.Tolerance(rtol, atol);
  }

  private static Map<String, Object> context(JsonNode node) {
    Map<String, Object> context = new TreeMap<>();
    node.properties().stream()
        .filter(field -> !PARTS.contains(field.getKey()) && !field.getValue().isNull())
        .forEach(
            field ->
                context.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
    return context;
  }
}
