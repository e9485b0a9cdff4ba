package io.halfpixel.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of the corpora, what was found and mended among them, whole and cut off. */
class CorpusTest {
  private static final Path CORPUS = Path.of("corpus");
  private static final int CUTS = 8;

  /** Of a few kilobytes; {@code reliability/fuzz-java} has the same bound. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Test
  void every_target_has_a_corpus() throws IOException {
    Set<String> corpora = new TreeSet<>();
    files(CORPUS).forEach(folder -> corpora.add(folder.getFileName().toString()));
    assertEquals(Targets.names(), corpora);
  }

  @TestFactory
  Stream<DynamicTest> nothing_undocumented_is_thrown() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : Targets.names()) {
      Target target = Targets.of(name);
      for (Path file : files(CORPUS.resolve(name))) {
        tests.add(dynamicTest(file.toString(), () -> takes(target, file)));
      }
    }
    return tests.stream();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private static void takes(Target target, Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int part = CUTS; part > 0; part--) {
      byte[] bytes = Arrays.copyOf(whole, whole.length * part / CUTS);
      assertTimeoutPreemptively(
          LONGEST, () -> target.take(bytes), () -> "the first " + bytes.length + " bytes");
    }
  }
}
