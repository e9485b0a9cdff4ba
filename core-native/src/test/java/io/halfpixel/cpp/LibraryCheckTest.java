package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The check of the built library, {@code cpp/check-library.sh}: what cannot be checked is red. */
@NeedsNativeLibrary
class LibraryCheckTest {
  private static final Path CPP = Path.of("").toAbsolutePath().resolveSibling("cpp");

  private static void check(String path, String said, String library)
      throws IOException, InterruptedException {
    String script = CPP.resolve("check-library.sh").toString();
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script, CPP.resolve(library).toString());
    builder.redirectErrorStream(true).environment().put("PATH", path);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), output);
    assertTrue(output.contains(said), output);
  }

  @Test
  void withoutObjdumpTheBuildFails() throws IOException, InterruptedException {
    check("/nonexistent", "objdump is not installed", "target/libhalfpixel.so");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "halfpixel.objdump",
      matches = "false",
      disabledReason = "built without objdump")
  void whatIsNoLibraryIsNotChecked() throws IOException, InterruptedException {
    String path = System.getenv("PATH");
    check(path, "there is no ", "no.so");
    check(path, "found no hp_plan_run among the exports", "pom.xml");
  }
}
