package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a process that writes: the file that was there before is there whole. */
@EnabledOnOs(OS.LINUX)
class FaultsTest {
  @TempDir Path folder;
  private Path target;

  /** Writes half of a file and waits for its end. */
  static final class Writer {
    private Writer() {}

    /** Takes the name of the file. */
    public static void main(String[] arguments) throws Exception {
      try (AtomicOutput output = AtomicOutput.to(Path.of(arguments[0]))) {
        Files.writeString(output.temporary(), "half");
        System.out.println("written");
        Thread.sleep(60_000);
        output.commit();
      }
    }
  }

  @BeforeEach
  void writeTarget() throws IOException {
    target = Files.writeString(folder.resolve("out.png"), "old");
  }

  private static Process start(List<String> before, Class<?> program, Object... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Dhalfpixel.backend=jvm", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add(program.getName());
    Stream.of(arguments).map(String::valueOf).forEach(words::add);
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  private Process half() throws IOException {
    Process process = start(List.of(), Writer.class, target);
    process.getInputStream().read(); // It has written.
    assertEquals(2, names().size());
    return process;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aSignalLeavesNothingBehind() throws Exception {
    Process process = half();
    process.destroy();
    assertNotEquals(0, process.waitFor());
    assertEquals(List.of("out.png"), names());
    assertEquals("old", Files.readString(target));
  }

  @Test
  void aKilledProcessLeavesItsTemporaryFileOnly() throws Exception {
    half().destroyForcibly().waitFor();
    assertTrue(names().get(0).matches("\\.halfpixel-.*\\.tmp"), names()::toString);
    assertEquals("old", Files.readString(target));
  }

  /** Where the system lets a test have a file system of its own. */
  @Test
  void aFullDiskKeepsWhatWasThere() throws Exception {
    Path in =
        TestImages.png(
            folder.resolve("in.png"), 64, 64, TestImages.RGB, TestImages.noise(64 * 64 * 3));
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String mounted = "mount -t tmpfs -o size=16k tmpfs \"$0\" && echo old >\"$0\"/out.png && ";
    List<String> before = List.of("unshare", "-rm", "sh", "-c");
    List<String> probe = new ArrayList<>(before);
    probe.addAll(List.of(mounted + "true", disk.toString()));
    assumeTrue(ends(probe), "no file system can be mounted here");
    List<String> full = new ArrayList<>(before);
    full.addAll(
        List.of(
            mounted + "{ \"$@\"; echo \"exit $?\"; ls -A \"$0\"; cat \"$0\"/out.png; }",
            disk.toString()));
    Process process =
        start(full, Main.class, "upsample", in, disk.resolve("out.png"), "--scale", 2);
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(output.contains("No space left on device"), output);
    assertTrue(output.endsWith("exit 2\nout.png\nold"), output);
  }

  private static boolean ends(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // There is no such command.
    }
  }
}
