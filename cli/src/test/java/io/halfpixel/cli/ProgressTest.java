package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The progress bar: only on a terminal, only for work over a second. */
class ProgressTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String written(boolean terminal, long nanosPerStep) {
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress("work", 4, stream, () -> terminal, now::get)) {
      for (int step = 0; step < 4; step++) {
        now.addAndGet(nanosPerStep);
        progress.step();
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void slowWorkOnATerminalHasABar() {
    String text = written(true, SECOND);
    assertTrue(text.contains("work") && text.contains("100%"), text);
  }

  @Test
  void quickWorkHasNone() {
    assertEquals("", written(true, SECOND / 5));
  }

  @Test
  void elsewhereThereIsNone() {
    assertEquals("", written(false, SECOND));
  }
}
