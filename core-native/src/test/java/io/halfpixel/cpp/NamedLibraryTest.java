package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Kernel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library that {@code halfpixel.library.path} names is the one that runs, or none does. */
@NeedsNativeLibrary
class NamedLibraryTest {
  @TempDir private Path folder;

  /** Runs both backends, and prints how they describe themselves and which libraries are loaded. */
  public static final class Loaded {
    private Loaded() {}

    /** Prints the lines. */
    public static void main(String[] arguments) throws Exception {
      Plan plan = Fixtures.reverse(DataType.F32, 3, 2);
      for (NativeBackend backend : List.of(new CppJniBackend(), new CppJnaBackend())) {
        System.out.println(backend.id() + ": " + ConfigurationTest.Report.answer(backend));
        if (backend.availability() instanceof Available available) {
          System.out.println(available.description());
          try (Kernel kernel = backend.prepare(plan)) {
            kernel.run(Tensor.allocate(plan.source()), Tensor.allocate(plan.target()));
          }
        }
      }
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        maps.filter(line -> line.contains("r-xp") && line.contains("/"))
            .map(line -> line.substring(line.indexOf('/')))
            .filter(file -> file.contains("halfpixel") && !file.contains("jnihalfpixel"))
            .forEach(System.out::println);
      }
    }
  }

  private static Available packed() {
    return assertInstanceOf(Available.class, new CppJniBackend().availability());
  }

  private static byte[] with(byte[] content, byte[] from, byte[] to) {
    byte[] changed = content.clone();
    for (int i = 0; i + from.length <= content.length; i++) {
      if (Arrays.equals(content, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, changed, i, to.length);
      }
    }
    return changed;
  }

  /** Another build of the library, which has the same length, with a SONAME of its own. */
  private static byte[] foreign(String build, String otherBuild) throws Exception {
    byte[] library = Files.readAllBytes(NativeLibraryLoader.shared().library());
    byte[] renamed =
        with(
            library,
            "libhalfpixel.so\0".getBytes(StandardCharsets.UTF_8),
            "libdifferent.so\0".getBytes(StandardCharsets.UTF_8));
    return with(renamed, HexFormat.of().parseHex(build), HexFormat.of().parseHex(otherBuild));
  }

  private void assertRuns(Path named) throws Exception {
    String build = packed().description().split("build |, through")[1];
    String other = new StringBuilder(build).reverse().toString();
    Files.write(named, foreign(build, other));
    assertEquals(
        String.join(
            "\n",
            "cpp-jni: scalar",
            named + ", build " + other + ", through JNI",
            "cpp-jna: scalar",
            named + ", build " + other + ", through JNA",
            named.toString(),
            ""),
        ChildJvm.run(Loaded.class, "-Dhalfpixel.isa=scalar", "-Dhalfpixel.library.path=" + named)
            .output());
  }

  @Test
  void aLibraryWithAnotherSonameRuns() throws Exception {
    assertRuns(folder.resolve("halfpixel-of-mine.so"));
  }

  @Test
  void aLibraryBesideWhichTheGlueIsRuns() throws Exception {
    Files.copy(NativeLibraryLoader.shared().jniLibrary(), folder.resolve("libjnihalfpixel.so"));
    assertRuns(folder.resolve("halfpixel-of-mine.so"));
  }

  @Test
  void aPathMayHaveAnyName() throws Exception {
    String names = System.getProperty("sun.jnu.encoding");
    assumeTrue("UTF-8".equalsIgnoreCase(names), "this locale cannot write such names");
    assertRuns(folder.resolve("halfpixel \u00e9\u4e2d\ud83d\ude00.so"));
  }

  @Test
  void aLibraryThatLacksAFunctionIsNamed() throws Exception {
    Path named = folder.resolve("libhalfpixel.so");
    byte[] library = Files.readAllBytes(NativeLibraryLoader.shared().library());
    byte[] from = "hp_plan_band\0".getBytes(StandardCharsets.UTF_8);
    Files.write(named, with(library, from, "hp_plan_bend\0".getBytes(StandardCharsets.UTF_8)));
    String answer =
        ChildJvm.run(ConfigurationTest.Report.class, "-Dhalfpixel.library.path=" + named)
            .output()
            .lines()
            .findFirst()
            .orElseThrow();
    assertEquals(
        "cpp-jni: libhalfpixel cannot be loaded: "
            + named
            + ": undefined symbol: hp_plan_band; correct or remove halfpixel.library.path, or use"
            + " -Dhalfpixel.backend=jvm",
        answer);
  }
}
