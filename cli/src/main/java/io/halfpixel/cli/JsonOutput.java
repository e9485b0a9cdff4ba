package io.halfpixel.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON, with names in snake_case, to a file or to the output stream. */
final class JsonOutput {
  /** The file name that stands for the output stream. */
  static final String STDOUT = "-";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private JsonOutput() {}

  /**
   * Checks before long work that its report can be written.
   *
   * @param name the file, {@value #STDOUT}, or null for no report
   * @throws UserException if the file cannot be created
   */
  static void requireWritable(@Nullable String name) throws IOException {
    if (name != null && !name.equals(STDOUT)) {
      AtomicOutput.to(Path.of(name)).close();
    }
  }

  /** Writes a value to a file as a whole, or to {@code out} if the name is {@value #STDOUT}. */
  static void write(Object value, String name, PrintWriter out) throws IOException {
    String text = JSON.writeValueAsString(value);
    if (name.equals(STDOUT)) {
      out.println(text);
      out.flush();
      return;
    }
    try (AtomicOutput file = AtomicOutput.to(Path.of(name))) {
      Files.writeString(file.temporary(), text + System.lineSeparator());
      file.commit();
    }
  }
}
