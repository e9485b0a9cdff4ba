package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What properties, environment and class path do to the two backends of a fresh virtual machine.
 */
@NeedsNativeLibrary
class ConfigurationTest {
  private static final String OR_JVM = ", or use -Dhalfpixel.backend=jvm";

  @TempDir private Path folder;

  /** Prints a line for each backend: its instruction set, or the reason why it cannot run. */
  public static final class Report {
    private Report() {}

    /** Prints the two lines. */
    public static void main(String[] arguments) {
      for (NativeBackend backend : List.of(new CppJniBackend(), new CppJnaBackend())) {
        System.out.println(backend.id() + ": " + answer(backend));
      }
    }

    /** Returns its instruction set, or the reason why it cannot run. */
    static String answer(NativeBackend backend) {
      return backend.availability() instanceof Available available
          ? available.isa()
          : ((Unavailable) backend.availability()).reason();
    }
  }

  private static String report(String... options) throws Exception {
    return ChildJvm.run(Report.class, options).output();
  }

  private static String report(Map<String, String> environment, String... options)
      throws Exception {
    return ChildJvm.run(Report.class, ChildJvm.WITH_JNA, environment, List.of(options)).output();
  }

  private static String both(String answer) {
    return "cpp-jni: " + answer + "\ncpp-jna: " + answer + "\n";
  }

  @Test
  void anInstructionSetCanBeLimited() throws Exception {
    assertEquals(both("scalar"), report("-Dhalfpixel.isa=scalar"));
    assertEquals(both("scalar"), report(Map.of("HALFPIXEL_ISA", "scalar")));
    assertEquals(both("scalar"), report(Map.of("HALFPIXEL_ISA", "sse9"), "-Dhalfpixel.isa=scalar"));
  }

  @Test
  void anUnknownInstructionSetIsRefused() throws Exception {
    assertEquals(
        both(
            "HALFPIXEL_ISA is \"sse9\", but allowed are "
                + String.join(", ", new CppJniBackend().instructionSets())
                + " and auto"),
        report(Map.of("HALFPIXEL_ISA", "sse9")));
  }

  /** One sentence, and nothing else: no stack trace, no warning, no attempt to load anything. */
  @Test
  void aMachineWithoutALibraryIsNamed() throws Exception {
    assertEquals(
        both(
            "libhalfpixel is built for "
                + Platform.list()
                + " only, and this is FreeBSD riscv64; use -Dhalfpixel.backend=jvm"),
        report("-Dos.name=FreeBSD", "-Dos.arch=riscv64"));
  }

  @Test
  void aBrokenLibraryPathIsNamed() throws Exception {
    Path missing = folder.resolve("missing");
    String advice = " does not exist; correct or remove ";
    assertEquals(
        both(
            "halfpixel.library.path is \""
                + missing
                + "\", but "
                + missing
                + advice
                + "halfpixel.library.path"
                + OR_JVM),
        report("-Dhalfpixel.library.path=" + missing));
    assertEquals(
        both(
            "HALFPIXEL_LIBRARY_PATH is \""
                + missing
                + "\", but "
                + missing
                + advice
                + "HALFPIXEL_LIBRARY_PATH"
                + OR_JVM),
        report(Map.of("HALFPIXEL_LIBRARY_PATH", missing.toString())));
  }

  @Test
  void aFileThatIsNoLibraryIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("libhalfpixel.so"), "no library");
    List<String> lines =
        report("-Dhalfpixel.library.path=" + text)
            .lines()
            .filter(line -> line.startsWith("cpp-"))
            .toList();
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(line.contains(": libhalfpixel cannot be loaded: "), line);
      assertTrue(line.contains(text + ": file too short"), line);
      assertTrue(line.endsWith("; correct or remove halfpixel.library.path" + OR_JVM), line);
    }
  }

  @Test
  void withoutJnaOnlyItsOwnBackendIsMissing() throws Exception {
    String output =
        ChildJvm.run(
                Report.class, ChildJvm.WITHOUT_JNA, Map.of(), List.of("-Dhalfpixel.isa=scalar"))
            .output();
    assertEquals(
        "cpp-jni: scalar\n"
            + "cpp-jna: JNA is missing: add net.java.dev.jna:jna-jpms to the class path, or to the"
            + " module path with --add-modules com.sun.jna, or use another backend\n",
        output);
  }

  @Test
  void aCopyOfTheLibraryCanBeUsed() throws Exception {
    Path copy = copyOfTheLibrary();
    assertEquals(
        both("scalar"),
        report("-Dhalfpixel.isa=scalar", "-Dhalfpixel.library.path=" + copy.getParent()));
    assertEquals(
        both("scalar"), report("-Dhalfpixel.isa=scalar", "-Dhalfpixel.library.path=" + copy));
  }

  private Path copyOfTheLibrary() throws IOException, NativeUnavailableException {
    Path library = NativeLibraryLoader.shared().library();
    return Files.copy(library, folder.resolve("libhalfpixel.so"));
  }
}
