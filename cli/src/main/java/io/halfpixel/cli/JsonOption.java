package io.halfpixel.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option for a report as JSON: a record, with names in snake_case, to a file or to the output
 * stream.
 */
final class JsonOption {
  /** The file name that stands for the output stream. */
  private static final Path STDOUT = Path.of("-");

  /** What writes and reads JSON, in a class of its own: it is loaded by those who need it. */
  private static final class Json {
    static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .propertyNamingStrategy(NAMES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}
  }

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write JSON to the file, or with - to the output instead of the text.")
  private @Nullable Path file;

  /** Returns whether JSON takes the place of the text on the output stream. */
  boolean replacesText() {
    return STDOUT.equals(file);
  }

  /** Returns the file to write, if any. */
  List<Path> files() {
    return file == null || replacesText() ? List.of() : List.of(file);
  }

  /**
   * Checks before the work that its report can be written, and that nothing is lost by it.
   *
   * @param report the type of the report
   * @throws UserException if the file cannot be created, or is there and is no such report
   */
  void requireWritable(Class<? extends Record> report) throws IOException {
    for (Path each : files()) {
      OutputFiles.requireReplaceable(
          each, "JSON report of this command", there -> hasMembers(there, members(report)));
      AtomicOutput.to(each).close();
    }
  }

  /** Writes a report if the user wants it: to the file as a whole, or to {@code out}. */
  void write(Record report, PrintWriter out) throws IOException {
    if (replacesText()) {
      out.println(Printable.lines(Json.MAPPER.writeValueAsString(report)));
      out.flush();
    }
    for (Path each : files()) {
      try (AtomicOutput output = AtomicOutput.to(each)) {
        Files.writeString(
            output.temporary(), Json.MAPPER.writeValueAsString(report) + System.lineSeparator());
        output.commit();
      }
    }
  }

  private static Set<String> members(Class<? extends Record> report) {
    Set<String> members = new HashSet<>();
    for (RecordComponent component : report.getRecordComponents()) {
      members.add(Json.NAMES.translate(component.getName()));
    }
    return members;
  }

  /** Whether a file is one JSON object with these members and no others. */
  private static boolean hasMembers(Path file, Set<String> wanted) throws IOException {
    Set<String> found = new HashSet<>();
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = Json.MAPPER.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name; (name = parser.nextFieldName()) != null; ) {
        if (!wanted.contains(name)) {
          return false; // At the first foreign member: the file may be of any size.
        }
        found.add(name);
        parser.nextToken();
        parser.skipChildren();
      }
      return found.equals(wanted) && parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
