package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The pipelines give the same bits on every backend and any number of threads. */
class PipelinesTest {
  @Test
  void theBitsAreEqual() throws InterruptedException, ExecutionException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    int status = new Pipelines(out, 1).run();
    String output = printed.toString(StandardCharsets.UTF_8);
    assertEquals(0, status, output);
    assertTrue(output.contains("Keras ImageResize, crop_to_aspect_ratio  jvm "), output);
    assertTrue(output.contains("crop, resize, channels, planes           jvm "), output);
  }
}
