package io.halfpixel.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits touch every byte, in any number of bands, also where these differ in length. */
class LimitsTest {
  private static final int SOURCE = 1;
  private static final int FILL = 0;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void copyAndFillWriteEveryByte(int threads) {
    try (Limits limits = new Limits(500, 1_000_003, threads)) {
      assertTrue(limits.wrote(FILL));
      run(limits, Limits.MEMCPY);
      assertTrue(limits.wrote(SOURCE));
      assertFalse(limits.wrote(FILL));
      run(limits, Limits.MEMSET);
      assertTrue(limits.wrote(FILL));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1000003, 300001, 1",
    "300001, 1000003, 2",
    "1000003, 300001, 3",
    "100, 1000003, 1",
    "1000003, 100, 2",
    "70000, 70000, 1"
  })
  void moveWritesEveryByteOfTheResult(long bytesIn, long bytesOut, int threads) {
    try (Limits limits = new Limits(bytesIn, bytesOut, threads)) {
      assertTrue(limits.wrote(FILL));
      run(limits, Limits.MOVE);
      assertTrue(limits.wrote(SOURCE));
    }
  }

  private static void run(Limits limits, String id) {
    Runnable work = limits.work().get(id);
    assertNotNull(work);
    work.run();
  }
}
