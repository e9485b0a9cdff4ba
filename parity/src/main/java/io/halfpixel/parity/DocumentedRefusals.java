package io.halfpixel.parity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The calls on image files whose pixels no Java decoder has, each with its reason: the resource
 * {@code documented-refusals.json}.
 *
 * @param entries what is refused
 */
record DocumentedRefusals(List<Entry> entries) {
  private static final String RESOURCE = "documented-refusals.json";

  /**
   * Calls that are refused; every condition has to hold.
   *
   * @param call a regular expression for the names of the calls
   * @param args the values that an argument may have, null for one that is not given
   * @param file the kind of file, {@code "any"}, {@code "JPEG"} or {@code "JPEG 4:4:0"}
   * @param jdk the name of what the virtual machine cannot do, {@code "any"} if none can
   * @param reason why, as a sentence
   */
  record Entry(
      Pattern call,
      Map<String, List<@Nullable Object>> args,
      String file,
      String jdk,
      String reason) {
    private boolean matches(ParityCase parityCase, Set<String> limits) throws IOException {
      boolean called =
          call.matcher(parityCase.call()).matches()
              && args.entrySet().stream()
                  .allMatch(each -> each.getValue().contains(parityCase.args().get(each.getKey())));
      return called && (jdk.equals("any") || limits.contains(jdk)) && matches(parityCase.input());
    }

    private boolean matches(CaseInput input) throws IOException {
      if (file.equals("any")) {
        return true;
      }
      for (Path each : input.files()) {
        if (JpegSampling.describe(Files.readAllBytes(each)).startsWith(file)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Reads the committed list. */
  static DocumentedRefusals committed() {
    try (InputStream in = DocumentedRefusals.class.getResourceAsStream(RESOURCE)) {
      return new DocumentedRefusals(
          List.of(JsonMapper.builder().build().readValue(in, Entry[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns why a case has to be refused, or empty if it has to pass.
   *
   * @param limits what the decoder of this virtual machine cannot do
   * @throws IOException if a file of the case cannot be read
   */
  Optional<String> reason(ParityCase parityCase, Set<String> limits) throws IOException {
    for (Entry entry : entries) {
      if (entry.matches(parityCase, limits)) {
        return Optional.of(entry.reason());
      }
    }
    return Optional.empty();
  }
}
