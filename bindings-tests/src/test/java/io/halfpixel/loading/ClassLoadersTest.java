package io.halfpixel.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Several class loaders in one virtual machine, each with the whole of Halfpixel. */
@DisabledIfSystemProperty(
    named = "halfpixel.native",
    matches = "false",
    disabledReason = "built without the native library")
class ClassLoadersTest {
  private static final List<String> NATIVE =
      Runtime.version().feature() < 22
          ? List.of("cpp-jni", "cpp-jna")
          : List.of("cpp-jni", "cpp-jna", "cpp-ffm");

  @TempDir private Path folder;

  private static void assertRuns(Application application, String... what) {
    String expected = application.upsample("jvm");
    for (String backend : NATIVE) {
      String description = application.describe(backend);
      for (String part : what) {
        assertTrue(description.contains(part), backend + ": " + description);
      }
      assertEquals(expected, application.upsample(backend), backend);
    }
  }

  @Test
  void each_runs_native_code_also_after_one_is_closed() throws Exception {
    try (Application second = new Application()) {
      try (Application first = new Application()) {
        assertRuns(first, "libhalfpixel.so, build ");
        assertRuns(second, "libhalfpixel.so, build ");
        assertRuns(first);
      }
      try (Application third = new Application()) {
        assertRuns(third, "libhalfpixel.so, build ");
        assertRuns(second);
      }
    }
  }

  @Test
  void copies_for_class_loaders_do_not_stay() throws Exception {
    try (Application first = new Application();
        Application second = new Application()) {
      assertRuns(first);
      assertRuns(second);
    }
    Path cache = Path.of(System.getProperty("halfpixel.cache.dir"));
    try (Stream<Path> files = Files.walk(cache)) {
      assertEquals(
          List.of(),
          files.filter(file -> file.getFileName().toString().startsWith("copy-")).toList());
    }
  }

  /** As after an update: both libraries have the same SONAME. */
  @Test
  void each_runs_the_library_that_is_named_for_it() throws Exception {
    try (Application first = new Application();
        Application second = new Application()) {
      assertRuns(first);
      String[] packed = first.describe("cpp-jni").split(", build |, through ");
      String otherBuild = new StringBuilder(packed[1]).reverse().toString();
      Path other = otherBuild(Path.of(packed[0]), packed[1], otherBuild);
      System.setProperty("halfpixel.library.path", other.toString());
      assertRuns(second, other + ", build " + otherBuild);
      assertRuns(first, packed[0] + ", build " + packed[1]);
    } finally {
      System.clearProperty("halfpixel.library.path");
    }
  }

  /** Copies a library and gives it another build id; the note that holds it is read at run time. */
  private Path otherBuild(Path library, String build, String otherBuild) throws Exception {
    byte[] content = Files.readAllBytes(library);
    byte[] from = HexFormat.of().parseHex(build);
    byte[] to = HexFormat.of().parseHex(otherBuild);
    for (int i = 0; i + from.length <= content.length; i++) {
      if (Arrays.equals(content, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, content, i, to.length);
      }
    }
    return Files.write(folder.resolve("libhalfpixel.so"), content);
  }
}
