package io.halfpixel.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Javadoc says of public types is there, and has been seen to be so. */
final class DocumentedApiTest {
  /** What no test of {@code api} makes happen, and why. */
  private static final Map<String, String> NOT_TESTED_OF_API =
      Map.ofEntries(
          entry(
              "io.halfpixel.Backends.get(String) BackendUnavailableException",
              "BackendRegistryTest asks the registry, to which the call goes"),
          entry(
              "io.halfpixel.Backends.prepare(Plan) InvalidArgumentException",
              "BackendRegistryTest asks the registry, to which the call goes"),
          entry(
              "io.halfpixel.Backends.prepare(Plan) UnsupportedModeException",
              "BackendRegistryTest asks the registry, to which the call goes"),
          entry(
              "io.halfpixel.Backends.candidates() InvalidArgumentException",
              "BackendRegistryTest asks the registry, to which the call goes"),
          entry(
              "io.halfpixel.plan.TapRows.add(int, double) InvalidArgumentException",
              "takes 24 GiB: 2^31 - 9 taps"),
          entry(
              "io.halfpixel.plan.TapRows.addRow(int, double[]) InvalidArgumentException",
              "takes 24 GiB: 2^31 - 9 taps"),
          entry(
              "io.halfpixel.plan.TapRows.addRow(int, float[], int) InvalidArgumentException",
              "takes 24 GiB: 2^31 - 9 taps"),
          entry(
              "io.halfpixel.plan.TapRows.addRow(int, int) InvalidArgumentException",
              "takes 24 GiB: 2^31 - 9 taps"),
          entry(
              "io.halfpixel.preprocess.Stages.backTo(AffineMap, Size) InvalidArgumentException",
              "PlanArgumentsTest asks the stage, which throws it later"),
          entry(
              "io.halfpixel.spi.encoding.PlanEncoder.encode(Plan) UnsupportedModeException",
              "takes several GiB: an encoding of 2^31 bytes"));

  /** The same of {@code onnxruntime}. */
  private static final Map<String, String> NOT_TESTED_OF_ONNXRUNTIME =
      Map.of(
          "io.halfpixel.onnxruntime.OnnxTensors.of(OrtEnvironment, Tensor) OrtException",
          "ONNX Runtime declares it; no tensor is known that it refuses after our checks",
          "io.halfpixel.onnxruntime.OnnxTensors.over(OrtEnvironment, Tensor) OrtException",
          "ONNX Runtime declares it; no tensor is known that it refuses after our checks");

  /** The same by module. */
  private static final Map<String, Map<String, String>> NOT_TESTED =
      Map.of("api", NOT_TESTED_OF_API, "onnxruntime", NOT_TESTED_OF_ONNXRUNTIME);

  private static final Pattern EXPORT = Pattern.compile("(?m)^  exports ([\\w.]+);");

  @Test
  void every_public_type_has_javadoc() throws IOException {
    List<String> undocumented = new ArrayList<>();
    int types = 0;
    for (Path module : Sources.modules()) {
      PublicApi api = new PublicApi(Sources.in(module));
      undocumented.addAll(api.undocumented());
      types += api.types().size();
    }
    assertEquals(List.of(), undocumented);
    assertTrue(types > 300, "only saw " + types);
  }

  @Test
  void every_operation_has_an_example() throws IOException {
    List<String> without = new ArrayList<>();
    int operations = 0;
    for (Path file : exported(Sources.HOUSE.resolve("api"))) {
      String source = Files.readString(file);
      int type = source.indexOf("\npublic final class ");
      if (type >= 0 && source.indexOf(" extends Operation<", type) >= 0) {
        operations++;
        if (!source.substring(0, type).contains("<pre>{@code\n")) {
          without.add(file.getFileName().toString());
        }
      }
    }
    assertEquals(List.of(), without);
    assertTrue(operations > 25, "only saw " + operations);
  }

  /**
   * Every exception that the Javadoc of a module's exported packages promises was made below its
   * method when Maven ran the tests of the module, or has a reason why not. That the test looks at
   * it, this cannot see.
   *
   * @param modules the module and those that it needs
   * @param promises about how many promises, at least
   */
  @ParameterizedTest
  @CsvSource({
    "api, 300",
    "parity api, 10",
    "integrations/huggingface parity api core-java, 5",
    "integrations/image parity api core-java core-native, 20",
    "integrations/djl integrations/image api, 15",
    "integrations/onnxruntime api, 5"
  })
  void every_promised_exception_was_thrown_in_a_test(String modules, int promises)
      throws IOException {
    List<Path> paths = paths(modules);
    try (ThrownInTests thrown = ThrownInTests.recorded(paths)) {
      assertKept(paths.get(0), promises, thrown);
    }
  }

  private static List<Path> paths(String modules) {
    return Stream.of(modules.split(" ")).map(Sources.HOUSE::resolve).toList();
  }

  private static void assertKept(Path module, int promises, ThrownInTests thrown)
      throws IOException {
    List<Promise> promised = new PublicApi(exported(module)).promises();
    Set<String> broken = new TreeSet<>();
    promised.stream().filter(each -> !thrown.has(each)).forEach(each -> broken.add("" + each));
    Map<String, String> reasons =
        NOT_TESTED.getOrDefault(module.getFileName().toString(), Map.of());
    Set<String> known = new TreeSet<>(reasons.keySet());
    assertEquals(String.join("\n", known), String.join("\n", broken));
    assertTrue(promised.size() >= promises, () -> "only saw " + promised.size());
  }

  /** A module that begins to promise exceptions must be looked at above. */
  @Test
  void only_these_modules_promise_exceptions() throws IOException {
    Set<String> promising = new TreeSet<>();
    for (Path module : Sources.modules()) {
      boolean named = Files.exists(module.resolve("src/main/java/module-info.java"));
      List<Path> exported = named ? exported(module) : List.of();
      if (!exported.isEmpty() && !new PublicApi(exported).promises().isEmpty()) {
        promising.add(module.getFileName().toString());
      }
    }
    assertEquals(Set.of("api", "parity", "huggingface", "image", "djl", "onnxruntime"), promising);
  }

  private static List<Path> exported(Path module) throws IOException {
    List<Path> files = new ArrayList<>();
    Matcher export =
        EXPORT.matcher(Files.readString(module.resolve("src/main/java/module-info.java")));
    while (export.find()) {
      Path folder = Path.of(export.group(1).replace('.', '/'));
      for (Path file : Sources.in(module)) {
        if (file.getParent().endsWith(folder)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  @Test
  void what_is_missing_is_found(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("A.java"),
            """
            package io.halfpixel;
            public interface A<T> {
              /** Documented. */
              record B(int size) {
                /**
                 * Checks.
                 *
                 * @throws IllegalStateException always
                 */
                public B {}
                class Hidden {}
              }
              /**
               * Promises.
               *
               * @throws java.io.IOException if it likes
               */
              default void run(T any, java.util.List<String> names, int @A [] axes, long... lengths) {}
            }
            """);
    PublicApi api = new PublicApi(List.of(file));
    assertEquals(List.of("io.halfpixel.A", "io.halfpixel.A$B"), api.types());
    assertEquals(List.of("io.halfpixel.A"), api.undocumented());
    Promise checks =
        new Promise("io.halfpixel.A$B", "<init>", List.of("int"), "IllegalStateException");
    Promise run =
        new Promise(
            "io.halfpixel.A", "run", List.of("*", "List", "int[]", "long[]"), "IOException");
    assertEquals(List.of(checks, run), api.promises());
    assertTrue(checks.fits("<init>", List.of("int")));
    assertTrue(run.fits("run", List.of("Object", "List", "int[]", "long[]")));
    assertFalse(run.fits("run", List.of("Object", "List", "int[]", "int[]")));
    assertFalse(run.fits("run", List.of("Object", "List", "int[]")));
    assertFalse(run.fits("stop", List.of("Object", "List", "int[]", "long[]")));
  }
}
