package io.halfpixel.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits touch every byte, in any number of bands, also where these differ in length. */
class LimitsTest {
  private static final int SOURCE = 1;
  private static final int FILL = 0;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void copyAndFillWriteEveryByte(int threads) {
    try (Limits limits = new Limits(1_000_003, threads)) {
      assertTrue(limits.wrote(FILL));
      run(limits, Limits.MEMCPY);
      assertTrue(limits.wrote(SOURCE));
      assertFalse(limits.wrote(FILL));
      run(limits, Limits.MEMSET);
      assertTrue(limits.wrote(FILL));
    }
  }

  private static void run(Limits limits, String id) {
    Runnable work = limits.work().get(id);
    assertNotNull(work);
    work.run();
  }
}
