package io.halfpixel.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded call of a framework.
 *
 * @param id the unique name of the case
 * @param call the framework's own name, such as {@code "torch.nn.functional.interpolate"}
 * @param args the call's own keyword arguments: booleans, integers, doubles, strings, null, and
 *     lists and maps of these
 * @param input on what the call was made
 * @param results the recorded results by name, in the order of the manifest, the main one first;
 *     empty if the call raised an error
 * @param raises the recorded error, or null if the call returned a result
 * @param comparison how much a result may differ
 * @param context the other fields of the manifest that say how the call was recorded, such as
 *     {@code memory_format}
 */
public record ParityCase(
    String id,
    String call,
    Map<String, @Nullable Object> args,
    CaseInput input,
    Map<String, Expected> results,
    @Nullable Raises raises,
    Comparison comparison,
    Map<String, Object> context) {
  /** The name of a call's only result where the manifest gives none. */
  public static final String OUTPUT = "output";

  /**
   * An error that the framework raised.
   *
   * @param type the name of the Python exception, such as {@code "ValueError"}
   * @param message the beginning of its text
   */
  public record Raises(String type, String message) {}

  /** Copies the maps. */
  public ParityCase {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    context = Map.copyOf(context);
  }

  /** Returns all files that a replay reads. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(input.files());
    if (input.trimap() != null) {
      files.add(input.trimap());
    }
    results.values().forEach(expected -> files.add(expected.file()));
    return files;
  }
}
