package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The check of the built library, {@code cpp/check-library.sh}: what cannot be checked is red. */
@DisabledIfSystemProperty(
    named = "halfpixel.native",
    matches = "false",
    disabledReason = "built without the native library")
class LibraryCheckTest {
  private static final Path CPP = Path.of("").toAbsolutePath().resolveSibling("cpp");

  private static void check(String path, int status, String said, String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 2];
    command[0] = "/bin/sh";
    command[1] = CPP.resolve("check-library.sh").toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", path);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, process.waitFor(), output);
    assertTrue(output.contains(said), output);
  }

  @Test
  void withoutObjdumpTheBuildFails() throws IOException, InterruptedException {
    String library = CPP.resolve("target/libhalfpixel.so").toString();
    check("/nonexistent", 1, "objdump is not installed", library, "true");
    check("/nonexistent", 0, "was NOT CHECKED: -Dhalfpixel.objdump=false", library, "false");
  }

  @Test
  void whatIsNoLibraryIsNotChecked() throws IOException, InterruptedException {
    String path = System.getenv("PATH");
    check(path, 1, "", CPP.resolve("no.so").toString());
    check(path, 1, "found no hp_plan_run among the exports", CPP.resolve("pom.xml").toString());
  }
}
