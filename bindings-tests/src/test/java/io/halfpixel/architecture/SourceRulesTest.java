package io.halfpixel.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Rules that are read from the text of sources: of modules that are not on this module's class
 * path, and what class files do not say.
 */
final class SourceRulesTest {
  /** These may name a backend: they are one, or exist to compare them. */
  private static final Set<String> MAY_NAME_BACKENDS =
      Set.of(
          "core-java",
          "core-vector",
          "core-native",
          "natives",
          "bindings-tests",
          "benchmarks",
          "fuzz");

  private static final Pattern BACKEND = Pattern.compile("io\\.halfpixel\\.(jvm|cpp)\\b");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^import (?:static )?(io\\.halfpixel(?:\\.[a-z]\\w*)*)\\.([A-Z]\\w*|\\*)");

  private static final Pattern SHIFT_OF_VECTORS =
      Pattern.compile("VectorOperators\\.(?:LSHL|LSHR|ASHR|ROL|ROR)\\b,?\\s*([^)]*)");

  /** By a variable, JDK 17 may shift the first lane of a vector alone (docs/adr/0008). */
  @Test
  void vectors_are_shifted_by_constants() throws IOException {
    Set<String> variables = new TreeSet<>();
    int shifts = 0;
    for (Path file : Sources.in(Sources.HOUSE.resolve("core-vector"))) {
      for (MatchResult shift :
          SHIFT_OF_VECTORS.matcher(Files.readString(file)).results().toList()) {
        shifts++;
        if (!shift.group(1).matches("[0-9]+|[A-Z][A-Z0-9_]*")) {
          variables.add(file.getFileName() + ": " + shift.group());
        }
      }
    }
    assertEquals(Set.of(), variables);
    assertTrue(shifts >= 15, "saw " + shifts + " shifts");
  }

  /**
   * A backend is found at run time; {@code requires} and imports of one are for backends and their
   * tests.
   */
  @Test
  void no_shipped_module_names_a_backend() throws IOException {
    List<String> offenders = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Path module : Sources.modules()) {
      String name = module.getFileName().toString();
      if (MAY_NAME_BACKENDS.contains(name)) {
        continue;
      }
      seen.add(name);
      for (Path file : Sources.in(module)) {
        if (BACKEND.matcher(Files.readString(file)).find()) {
          offenders.add(Sources.HOUSE.relativize(file).toString());
        }
      }
    }
    assertEquals(List.of(), offenders);
    assertTrue(seen.containsAll(List.of("api", "parity", "cli")), () -> "only saw " + seen);
  }

  /** {@link ArchitectureTest} asks the class files, where it has them. */
  @Test
  void packages_do_not_import_each_other_in_circles() throws IOException {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Path module : Sources.modules()) {
      for (Path file : Sources.in(module)) {
        String source = Files.readString(file);
        Matcher own = PACKAGE.matcher(source);
        if (own.find()) {
          String name = file.getFileName().toString().replace(".java", "");
          String from = Parts.of(own.group(1), name);
          Parts.note(uses, from, from);
          IMPORT
              .matcher(source)
              .results()
              .forEach(used -> Parts.note(uses, from, Parts.of(used.group(1), used.group(2))));
        }
      }
    }
    assertEquals(Set.of(), Parts.inCircles(uses));
    Set<String> seen = new TreeSet<>(uses.keySet());
    assertTrue(
        seen.containsAll(
            List.of(
                "io.halfpixel.benchmarks.grid",
                "io.halfpixel.cli.evaluate",
                "io.halfpixel.cpp.jni",
                "io.halfpixel.djl",
                "io.halfpixel.examples",
                "io.halfpixel.image",
                "io.halfpixel.jax",
                "io.halfpixel.onnx",
                "io.halfpixel.opencv",
                "io.halfpixel.jvm.vector",
                "io.halfpixel.parity",
                "io.halfpixel.peers.bench",
                "io.halfpixel.tck.cpp",
                "io.halfpixel.tck.rules")),
        () -> "only saw " + seen);
    assertTrue(uses.get("io.halfpixel.cli").contains("io.halfpixel.cli.evaluate"));
  }

  @Test
  void circles_are_found() {
    Map<String, Set<String>> uses = new TreeMap<>();
    Parts.note(uses, "a", "a");
    Parts.note(uses, "a", "b");
    Parts.note(uses, "b", "c");
    Parts.note(uses, "d", "a");
    assertEquals(Set.of(), Parts.inCircles(uses));
    Parts.note(uses, "c", "a");
    assertEquals(Set.of("a", "b", "c"), Parts.inCircles(uses));
  }

  @Test
  void every_package_says_that_it_is_null_marked() throws IOException {
    List<String> offenders = new ArrayList<>();
    int packages = 0;
    for (Path module : Sources.modules()) {
      for (Path folder :
          Sources.in(module).stream()
              .filter(file -> !file.endsWith("module-info.java"))
              .map(Path::getParent)
              .distinct()
              .toList()) {
        packages++;
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
          offenders.add(Sources.HOUSE.relativize(folder).toString());
        }
      }
    }
    assertEquals(List.of(), offenders);
    assertTrue(packages >= 12);
  }
}
