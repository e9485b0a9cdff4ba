package io.halfpixel.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.parity.ParityCase.Raises;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a case of the JSON object on a line of a manifest.
 *
 * @param folder the directory of the manifest
 * @param node the object
 * @param where the file and line, for messages
 */
record CaseReader(CaseFolder folder, JsonNode node, String where) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** The fields that are not part of the context. */
  private static final Set<String> PARTS =
      Set.of(
          "id",
          "call",
          "args",
          "input",
          "input_kind",
          "input_layout",
          "trimap",
          "output",
          "expected",
          "expected_sha256",
          "expected_shape",
          "expected_dtype",
          "sample",
          "sample_stride",
          "more",
          "raises",
          "compare",
          "bits_need_avx2",
          "equals_pillow");

  /**
   * Returns the case.
   *
   * @throws InvalidArgumentException if the object is no complete case
   */
  ParityCase read() throws IOException {
    if (!node.isObject() || !node.path("args").isObject()) {
      throw wrong("a case is a JSON object with an object args");
    }
    boolean returned = node.has("expected") || node.has("expected_sha256");
    if (returned == node.has("raises")) {
      throw wrong("a case has either expected or raises");
    }
    return new ParityCase(
        text(node, "id"),
        text(node, "call"),
        JSON.convertValue(node.get("args"), ArgumentMap.class),
        input(),
        returned ? results() : Map.of(),
        node.has("raises") ? raises(node.get("raises")) : null,
        comparison(node.get("compare")),
        context());
  }

  /** Names the generic type for Jackson. */
  private static final class ArgumentMap extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;
  }

  private InvalidArgumentException wrong(String what) {
    return new InvalidArgumentException(where + ": " + what);
  }

  private String text(JsonNode object, String field) {
    if (!object.path(field).isTextual()) {
      throw wrong("the string \"" + field + "\" is missing");
    }
    return object.get(field).textValue();
  }

  private Path file(JsonNode object, String field) throws IOException {
    return folder.resolve(text(object, field), where);
  }

  private CaseInput input() throws IOException {
    List<Path> files = new ArrayList<>();
    if (node.path("input").isArray() && !node.get("input").isEmpty()) {
      for (JsonNode each : node.get("input")) {
        if (!each.isTextual()) {
          throw wrong("input is the name of a file, or a list of such names");
        }
        files.add(folder.resolve(each.textValue(), where));
      }
    } else {
      files.add(file(node, "input"));
    }
    CaseInput.Kind kind = CaseInput.Kind.ARRAY;
    if (node.has("input_kind")) {
      try {
        kind = CaseInput.Kind.of(text(node, "input_kind"));
      } catch (InvalidArgumentException e) {
        throw new InvalidArgumentException(where + ": " + e.getMessage(), e);
      }
    }
    return new CaseInput(files, kind, planar(), node.has("trimap") ? file(node, "trimap") : null);
  }

  private boolean planar() {
    String layout = node.has("input_layout") ? text(node, "input_layout") : "HWC";
    if (!Set.of("HWC", "CHW").contains(layout)) {
      throw wrong("input_layout is HWC or CHW, but got " + layout);
    }
    return layout.equals("CHW");
  }

  private Map<String, Expected> results() throws IOException {
    Map<String, Expected> results = new LinkedHashMap<>();
    results.put(node.has("output") ? text(node, "output") : ParityCase.OUTPUT, expected(node));
    for (Map.Entry<String, JsonNode> each : node.path("more").properties()) {
      results.put(each.getKey(), expected(each.getValue()));
    }
    return results;
  }

  private Expected expected(JsonNode object) throws IOException {
    if (!object.has("expected_sha256")) {
      return new Expected.Whole(file(object, "expected"));
    }
    String hash = text(object, "expected_sha256");
    JsonNode stride = object.path("sample_stride");
    if (!hash.matches("[0-9a-f]{64}") || !(stride.isNull() || stride.asInt(0) >= 1)) {
      throw wrong("expected_sha256 has 64 hexadecimal digits, sample_stride is 1 or more or null");
    }
    return new Expected.Hashed(hash, spec(object), file(object, "sample"), stride.asInt(0));
  }

  private TensorSpec spec(JsonNode object) {
    JsonNode shape = object.path("expected_shape");
    if (!shape.isArray()) {
      throw wrong("expected_shape is a list of lengths, but got " + shape);
    }
    try {
      DataType type = DataType.of(text(object, "expected_dtype"));
      return TensorSpec.of(type, JSON.convertValue(shape, long[].class));
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException(
          where + ": expected_shape and expected_dtype are those of an array: " + e.getMessage(),
          e);
    }
  }

  private Raises raises(JsonNode object) {
    return new Raises(text(object, "type"), text(object, "message"));
  }

  private Comparison comparison(@Nullable JsonNode compare) {
    if (compare == null || (compare.isTextual() && compare.textValue().equals("bits"))) {
      return new Comparison.Bits();
    }
    double rtol = compare.path("rtol").asDouble(0);
    double atol = compare.path("atol").asDouble(0);
    if (!compare.isObject() || !(rtol >= 0 && atol >= 0)) {
      throw wrong("compare is \"bits\" or {\"rtol\": ..., \"atol\": ...}, but got " + compare);
    }
    return new Comparison.Tolerance(rtol, atol);
  }

  private Map<String, Object> context() {
    Map<String, Object> context = new TreeMap<>();
    node.properties().stream()
        .filter(field -> !PARTS.contains(field.getKey()) && !field.getValue().isNull())
        .forEach(
            field ->
                context.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
    return context;
  }
}
