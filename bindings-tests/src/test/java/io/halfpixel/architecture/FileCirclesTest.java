package io.halfpixel.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No file of the shipped modules uses another one that, over others, uses it. What a file uses are
 * the classes of the house that it imports, and those of its package that it names; comments do not
 * count, nor what a sealed interface says of its kinds: {@code permits}, and its {@code Visitor}.
 */
final class FileCirclesTest {
  /** The files through which all circles go that there have to be, and why. */
  private static final Map<String, String> IN_A_CIRCLE =
      Map.of(
          "io.halfpixel.Memory", "it makes the memories that extend it",
          "io.halfpixel.Tensor", "it is made of memory, which makes tensors of itself");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(io\\.halfpixel[\\w.]*)");
  private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Z]\\w*");
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'"
              + "|\\bpermits\\b[^{]*|\\binterface Visitor<R> \\{.*?\\n  \\}");

  /** Returns what each file uses, by the names of their top-level classes. */
  private static Map<String, Set<String>> uses(Map<String, String> sources) {
    Map<String, Set<String>> uses = new TreeMap<>();
    sources.forEach(
        (name, source) -> {
          Parts.note(uses, name, name);
          String code = NOT_CODE.matcher(source).replaceAll(" ");
          String family = name.substring(0, name.lastIndexOf('.') + 1);
          Set<String> imported = new TreeSet<>();
          for (Matcher m = IMPORT.matcher(code); m.find(); ) {
            note(uses, name, m.group(1), sources.keySet());
            imported.add(m.group(1).substring(m.group(1).lastIndexOf('.') + 1));
          }
          for (Matcher m = NAME.matcher(code); m.find(); ) {
            if (!imported.contains(m.group())) {
              note(uses, name, family + m.group(), sources.keySet());
            }
          }
        });
    return uses;
  }

  /** Notes the use of a class, or of one nested in it. */
  private static void note(
      Map<String, Set<String>> uses, String from, String to, Set<String> files) {
    String name = to;
    while (!files.contains(name) && name.contains(".")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    if (files.contains(name)) {
      Parts.note(uses, from, name);
    }
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path module : Sources.modules()) {
      for (Path file : Sources.in(module)) {
        String source = Files.readString(file);
        Matcher own = PACKAGE.matcher(source);
        String name = file.getFileName().toString().replace(".java", "");
        if (own.find() && !name.equals("package-info")) {
          sources.put(own.group(1) + "." + name, source);
        }
      }
    }
    return sources;
  }

  @Test
  void files_do_not_use_each_other_in_circles() throws IOException {
    Map<String, Set<String>> uses = uses(sources());
    assertTrue(uses.keySet().containsAll(IN_A_CIRCLE.keySet()), "of the exceptions, not all exist");
    assertTrue(uses.size() > 500, () -> "only saw " + uses.size());
    Set<String> inCircles = Parts.inCircles(uses);
    assertEquals(
        IN_A_CIRCLE.keySet(), both(IN_A_CIRCLE.keySet(), inCircles), "exceptions not needed");
    uses.keySet().removeAll(IN_A_CIRCLE.keySet());
    assertEquals(Set.of(), Parts.inCircles(uses));
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.retainAll(others);
    return both;
  }

  @Test
  void what_a_file_uses_is_read_from_its_code() {
    Map<String, Set<String>> uses =
        uses(
            Map.of(
                "io.halfpixel.a.A", "/** {@link C} */ final class A { B b = \"C\"; } // C",
                "io.halfpixel.a.B",
                    "sealed class B permits A, C { java.util.D d;"
                        + "\n  interface Visitor<R> {\n    R c(C c);\n  }\n}",
                "io.halfpixel.a.C", "import io.halfpixel.b.D.Inner;\nclass C {}",
                "io.halfpixel.b.D", "import static io.halfpixel.a.A.x;\nclass D {}",
                "io.halfpixel.b.A", "import io.halfpixel.b.D.Inner;\nclass A { Inner x; }",
                "io.halfpixel.b.Inner", "import io.halfpixel.a.A;\nclass Inner { A x; }"));
    assertEquals(
        Map.of(
            "io.halfpixel.a.A", Set.of("io.halfpixel.a.B"),
            "io.halfpixel.a.B", Set.of(),
            "io.halfpixel.a.C", Set.of("io.halfpixel.b.D"),
            "io.halfpixel.b.D", Set.of("io.halfpixel.a.A"),
            "io.halfpixel.b.A", Set.of("io.halfpixel.b.D"),
            "io.halfpixel.b.Inner", Set.of("io.halfpixel.a.A")),
        uses);
  }
}
