package io.halfpixel.architecture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What GraalVM's native-image is told about classes and resources that are looked up by name, held
 * against the parts of its schema (reachability-metadata-schema-v1.1.0) that are used, and against
 * what there is.
 */
class NativeImageMetadataTest {
  private static final String FOLDER = "src/main/resources/META-INF/native-image/io.halfpixel";
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "file", Set.of("comment", "reflection", "resources", "foreign"),
          "type",
              Set.of(
                  "type",
                  "methods",
                  "fields",
                  "allDeclaredMethods",
                  "allPublicMethods",
                  "allPublicFields",
                  "jniAccessible"),
          "resource", Set.of("glob"),
          "foreign", Set.of("downcalls"),
          "call", Set.of("returnType", "parameterTypes", "options"),
          "options", Set.of("critical"),
          "critical", Set.of("allowHeapAccess"));

  /** The layouts that Java has on every platform. */
  private static final Set<String> LAYOUTS = Set.of("int", "long long", "void*");

  private static JsonNode metadata(String module) throws IOException {
    String artifact = "halfpixel-" + module.substring(module.lastIndexOf('/') + 1);
    Path file = Sources.HOUSE.resolve(module).resolve(FOLDER).resolve(artifact);
    JsonNode root =
        new ObjectMapper().readTree(Files.readString(file.resolve("reachability-metadata.json")));
    assertKeys("file", root);
    return root;
  }

  private static void assertKeys(String kind, JsonNode node) {
    assertTrue(node.isObject(), node.toString());
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(KEYS.get(kind));
    assertEquals(Set.of(), unknown, kind + " " + node);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "core-native", "integrations/huggingface"})
  void everyEntryFollowsTheSchema(String module) throws IOException {
    JsonNode root = metadata(module);
    for (JsonNode type : root.path("reflection")) {
      assertKeys("type", type);
      assertTrue(type.path("type").isTextual(), type.toString());
    }
    for (JsonNode resource : root.path("resources")) {
      assertKeys("resource", resource);
      assertTrue(resource.path("glob").isTextual(), resource.toString());
    }
    if (root.has("foreign")) {
      assertKeys("foreign", root.get("foreign"));
    }
    for (JsonNode call : root.path("foreign").path("downcalls")) {
      assertKeys("call", call);
      for (JsonNode parameter : call.get("parameterTypes")) {
        assertTrue(LAYOUTS.contains(parameter.textValue()), call.toString());
      }
      String result = call.get("returnType").textValue();
      assertTrue(LAYOUTS.contains(result) || result.equals("void"), call.toString());
      if (call.has("options")) {
        assertKeys("options", call.get("options"));
        assertKeys("critical", call.get("options").get("critical"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "core-native", "integrations/huggingface"})
  void everyNameExists(String module) throws IOException {
    JsonNode root = metadata(module);
    for (JsonNode entry : root.path("reflection")) {
      String name = entry.get("type").textValue();
      if (name.startsWith("java.lang.foreign.") && Runtime.version().feature() < 22) {
        continue;
      }
      Class<?> type =
          assertDoesNotThrow(
              () ->
                  name.endsWith("[]")
                      ? Class.forName("[L" + name.replace("[]", ";"))
                      : Class.forName(name, false, getClass().getClassLoader()));
      for (JsonNode field : entry.path("fields")) {
        assertDoesNotThrow(() -> type.getDeclaredField(field.get("name").textValue()));
      }
    }
    for (JsonNode resource : root.path("resources")) {
      String glob = resource.get("glob").textValue();
      if (!glob.contains("*")) {
        assertTrue(
            Files.exists(Sources.HOUSE.resolve(module).resolve("src/main/resources").resolve(glob)),
            glob);
      }
    }
  }

  /** A resource that is read but not listed is missing from the image. */
  @Test
  void everyResourceThatAPublishedModuleReadsIsListed() throws IOException {
    for (String module : List.of("api", "integrations/huggingface")) {
      Path resources = Sources.HOUSE.resolve(module).resolve("src/main/resources");
      try (var files = Files.walk(resources.resolve("io"))) {
        assertEquals(
            files
                .filter(Files::isRegularFile)
                .map(file -> resources.relativize(file).toString())
                .sorted()
                .toList(),
            metadata(module).get("resources").findValuesAsText("glob").stream().sorted().toList());
      }
    }
  }
}
