package io.halfpixel.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What {@code reliability/soak} measures with, and a few of its calls. */
final class SoakTest {
  private static final int CALLS = 300;

  @Test
  void every_kind_of_call_has_the_right_result() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      MixedCalls calls = new MixedCalls();
      for (int number = 0; number < CALLS; number++) {
        calls.run(number, threads);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  @Test
  @EnabledIf("isLinux")
  void memory_outside_the_heap_is_seen() throws IOException {
    long before = ProcessMemory.resident();
    int size = 64 << 20;
    ByteBuffer buffer = ByteBuffer.allocateDirect(size);
    for (int at = 0; at < size; at += 4096) {
      buffer.put(at, (byte) 1);
    }
    long grown = ProcessMemory.resident() - before;
    assertTrue(grown > size / 2, grown + " bytes for a buffer of " + size + " at " + buffer.get(0));
  }

  @Test
  void warm_up_is_no_growth() {
    List<Long> samples = new ArrayList<>();
    for (long round = 0; round < 60; round++) {
      samples.add(Math.min(round, 25) * 10 + 750);
    }
    assertEquals(new Growth(1000, 1000), Growth.of(samples));
    assertEquals(0, Growth.of(samples).percent());
  }

  @Test
  void a_leak_is_growth() {
    List<Long> samples = new ArrayList<>();
    for (long round = 0; round < 60; round++) {
      samples.add(1000 + round);
    }
    assertEquals(new Growth(1035, 1055), Growth.of(samples));
    assertEquals(100.0 * 20 / 1035, Growth.of(samples).percent());
    assertTrue(Growth.of(samples).percent() > Soak.ALLOWED_PERCENT);
  }

  @Test
  void one_round_in_which_memory_is_free_hides_no_leak() {
    List<Long> samples = new ArrayList<>();
    for (long round = 0; round < 60; round++) {
      samples.add(round == 55 ? 0 : 1000 + round);
    }
    assertEquals(new Growth(1035, 1054), Growth.of(samples));
  }

  @Test
  void few_samples_say_nothing() {
    var failure =
        assertThrows(IllegalArgumentException.class, () -> Growth.of(List.of(1L, 2L, 3L, 4L, 5L)));
    assertEquals("a growth needs 6 samples, but there are 5", failure.getMessage());
  }

  @Test
  void an_allocation_that_waits_is_a_stall() throws InterruptedException {
    int[] allocations = {0};
    Stalls stalls =
        Stalls.beside(
            () -> {},
            TimeUnit.MILLISECONDS.toNanos(300),
            () -> {
              if (++allocations[0] % 1000 == 0) {
                sleep(30);
              }
            });
    assertTrue(stalls.count() > 0);
    assertTrue(stalls.millis(1) >= 30, "only " + stalls.millis(1) + " ms");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shares_of_stalls() {
    Stalls stalls =
        new Stalls(new long[] {1_000_000, 4_000_000}).and(new Stalls(new long[] {2_000_000}));
    assertEquals(3, stalls.count());
    assertEquals(2, stalls.millis(0.5));
    assertEquals(4, stalls.millis(0.99));
    assertEquals(4, stalls.millis(1));
    assertEquals(0, new Stalls(new long[0]).millis(0.5));
  }
}
