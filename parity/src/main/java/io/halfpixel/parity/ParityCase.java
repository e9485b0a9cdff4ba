package io.halfpixel.parity;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded call of a framework.
 *
 * @param id the unique name of the case
 * @param call the framework's own name, such as {@code "torch.nn.functional.interpolate"}
 * @param args the call's own keyword arguments: booleans, integers, doubles, strings, null and
 *     lists of these
 * @param input the file with the input tensor
 * @param expected the file with the recorded result, or null if the call raised an error
 * @param raises the recorded error, or null if the call returned a result
 * @param comparison how much the result may differ
 * @param context the other fields of the manifest that say how the call was recorded, such as
 *     {@code memory_format}
 */
public record ParityCase(
    String id,
    String call,
    Map<String, @Nullable Object> args,
    Path input,
    @Nullable Path expected,
    @Nullable Raises raises,
    Comparison comparison,
    Map<String, Object> context) {
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
    context = Map.copyOf(context);
  }
}
