package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JMH's options that ask for a list get one, and no benchmark runs. */
final class MainTest {
  private static String output(String... arguments) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Main.main(arguments));
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void list_names_the_benchmarks() {
    List<String> lines = output("-l").lines().toList();
    assertEquals("Benchmarks: ", lines.get(0));
    assertTrue(lines.get(1).startsWith(UpsampleBenchmark.class.getName() + "."), lines.get(1));
    assertEquals(2, lines.size());
  }

  @ParameterizedTest
  @CsvSource({"-lp, param \"workload\"", "-lprof, Supported profilers", "-lrf, Available formats"})
  void other_lists(String option, String contained) {
    String text = output(option);
    assertTrue(text.contains(contained), text);
    assertTrue(!text.contains("Run progress"), text);
  }
}
