package io.halfpixel.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the C++ library, folders of {@code cpp/src}: what includes what. */
final class CppRoomsTest {
  private static final Path SOURCES = Path.of("..", "cpp", "src");

  /** Each room may include those before it, and the public header. */
  private static final List<String> NEUTRAL =
      List.of("base", "encoding", "tables", "loops", "producers", "plan", "abi");

  /** Rooms of one processor: instances of the loops, which nobody includes. */
  private static final Set<String> PROCESSORS = Set.of("arm", "x86");

  private static final Pattern INCLUDE = Pattern.compile("(?m)^ *# *include *\"([^\"]+)\"");

  /** Headers and words that only one processor knows. */
  private static final Pattern OF_ONE_PROCESSOR =
      Pattern.compile(
          "\\w*intrin\\.h|arm_\\w+\\.h|cpuid\\.h|\\b_mm\\d*_|\\b__m\\d|\\b__asm|\\basm\\b"
              + "|\\bv[a-z]\\w*_[fsu](8|16|32|64)\\b|\\b(u?int|float)\\d+x\\d");

  private static Set<String> included(String text) {
    return INCLUDE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.put(SOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return sources;
  }

  private static String roomOf(String file) {
    return file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
  }

  /** The includes of each file that name another file of the library, by its path from the root. */
  private static Map<String, Set<String>> uses(Map<String, String> sources) {
    Map<String, Set<String>> uses = new TreeMap<>();
    sources.forEach(
        (file, text) -> {
          Set<String> used = included(text);
          used.retainAll(sources.keySet());
          uses.put(file, used);
        });
    return uses;
  }

  @Test
  void files_are_included_by_their_path_from_the_root() throws IOException {
    Map<String, String> sources = sources();
    Set<String> unknown = new TreeSet<>();
    sources.forEach(
        (file, text) ->
            included(text).stream()
                .filter(used -> !sources.containsKey(used))
                .filter(used -> !used.startsWith("halfpixel/"))
                .forEach(used -> unknown.add(file + " -> " + used)));
    assertEquals(Set.of(), unknown);
    Set<String> rooms =
        sources.keySet().stream().map(CppRoomsTest::roomOf).collect(toCollection(TreeSet::new));
    rooms.removeAll(PROCESSORS);
    assertEquals(new TreeSet<>(NEUTRAL), rooms);
  }

  @Test
  void files_do_not_include_each_other_in_circles() throws IOException {
    Map<String, Set<String>> uses = uses(sources());
    assertEquals(Set.of(), Parts.inCircles(uses));
    assertTrue(uses.get("plan/plan.h").contains("producers/producer.h"));
    assertTrue(uses.size() > 60, () -> "only saw " + uses.keySet());
  }

  @Test
  void rooms_include_those_before_them() throws IOException {
    Set<String> offenders = new TreeSet<>();
    uses(sources())
        .forEach(
            (file, used) ->
                used.stream()
                    .filter(other -> !mayInclude(roomOf(file), roomOf(other)))
                    .forEach(other -> offenders.add(file + " -> " + other)));
    assertEquals(Set.of(), offenders);
  }

  private static boolean mayInclude(String room, String other) {
    if (PROCESSORS.contains(room)) {
      return other.equals(room) || NEUTRAL.subList(0, NEUTRAL.indexOf("producers")).contains(other);
    }
    return NEUTRAL.subList(0, NEUTRAL.indexOf(room) + 1).contains(other);
  }

  @Test
  void only_the_room_of_a_processor_knows_its_instructions() throws IOException {
    Set<String> offenders = new TreeSet<>();
    Set<String> knowing = new TreeSet<>();
    sources()
        .forEach(
            (file, text) -> {
              if (OF_ONE_PROCESSOR.matcher(text).find()) {
                (PROCESSORS.contains(roomOf(file)) ? knowing : offenders).add(file);
              }
            });
    assertEquals(Set.of(), offenders);
    assertTrue(
        knowing.containsAll(Set.of("x86/instruction_sets.cpp", "arm/floats.inl")),
        () -> "only saw " + knowing);
  }
}
