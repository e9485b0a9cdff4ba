package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, in bash. */
class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  /** What bash offers for a line that is typed so far. */
  private List<String> offered(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH), "there is no bash");
    Path script = folder.resolve("completion");
    Files.writeString(script, Run.of("completion").ok().out());
    String line = String.join("' '", words);
    String ask =
        "source '%s'; COMP_WORDS=('%s'); COMP_CWORD=%d; COMP_LINE='%s'; _complete_halfpixel; "
                .formatted(script, line, words.length - 1, String.join(" ", words))
            + "printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        // Outside of an interactive shell bash cannot set how it goes on after a word, and says so.
        new ProcessBuilder(BASH.toString(), "-c", ask).redirectError(Redirect.DISCARD).start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), output);
    return output.lines().map(String::strip).toList();
  }

  @Test
  void commandsAreCompleted() throws Exception {
    assertEquals(List.of("upsample"), offered("halfpixel", "ups"));
    assertEquals(List.of("compare", "completion"), offered("halfpixel", "comp"));
  }

  @Test
  void optionsAreCompleted() throws Exception {
    assertEquals(List.of("--align-corners"), offered("halfpixel", "upsample", "--ali"));
    assertEquals(List.of("--size"), offered("halfpixel", "resize", "--si"));
  }
}
