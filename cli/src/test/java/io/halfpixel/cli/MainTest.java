package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own: exit status, streams, a small heap. */
class MainTest {
  @TempDir Path folder;

  private Run process(Object... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx48m", "-Dhalfpixel.backend=jvm", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.add(Main.class.getName());
    Stream.of(arguments).map(String::valueOf).forEach(words::add);
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    // A JVM that finds options in the environment says so on the error stream.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    int exit = builder.start().waitFor();
    Run run = new Run(exit, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return run;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void successIsZero() throws Exception {
    Path in = TestImages.png(folder.resolve("in.png"), 2, 2, TestImages.GRAY, new byte[4]);
    Path out = folder.resolve("out.png");
    Run run = process("upsample", in, out, "--scale", 3).ok();
    assertEquals(out + ": [1, 1, 6, 6] from [1, 1, 2, 2], torch bicubic", run.out().strip());
    assertEquals(6, TestImages.image(out).getWidth());
  }

  @Test
  void wrongUsageIsTwo() throws Exception {
    assertTrue(process("upsample").stopped().contains("Missing required"));
  }

  @Test
  void whatDoesNotFitTheHeapIsRefused() throws Exception {
    Path in = folder.resolve("in.npy");
    NpyFile.write(in, Tensor.of(new double[256], 1, 1, 16, 16));
    Path out = folder.resolve("out.npy");
    String error = process("upsample", in, out, "--scale", 400, "--mode", "nearest").stopped();
    assertTrue(error.contains("the output [1, 1, 6400, 6400] needs 3"), error);
    assertTrue(error.contains("of a heap of 4") && error.contains("-Xmx"), error);
    assertEquals(List.of(in), files());
  }
}
