package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the guard of any later commit starts this one's benchmark. Every word here was the same at
 * the first commit that a guard can compare with, so none of them may change.
 */
class WorkerTest {
  private static final String CELL = "bilinear float32 NCHW 1x3x32x32->64x64 1t";

  @TempDir private Path folder;

  private JsonNode measure(String cell, int status) throws IOException, InterruptedException {
    Path json = folder.resolve("times.json");
    Path remarks = folder.resolve("remarks.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.halfpixel.benchmarks.Worker",
            cell,
            "1",
            "2",
            "1",
            json.toString(),
            "HALFPIXEL");
    Process worker = builder.redirectErrorStream(true).redirectOutput(remarks.toFile()).start();
    assertEquals(status, worker.waitFor(), Files.readString(remarks));
    return JsonMapper.builder()
        .build()
        .readTree(Files.exists(json) ? Files.readString(json) : "{}");
  }

  @Test
  void timesOfEveryBatchByBackend() throws IOException, InterruptedException {
    JsonNode batches = measure(CELL, 0).get("jvm");
    assertNotNull(batches);
    assertFalse(batches.isEmpty());
    batches.forEach(micros -> assertTrue(micros.asDouble() > 0, micros.toString()));
  }

  @Test
  void aCellThatDoesNotExistIsAnError() throws IOException, InterruptedException {
    assertEquals(0, measure("no such cell", 1).size());
  }
}
