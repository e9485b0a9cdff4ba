package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many values are in a step of a cascade. */
final class CascadeSumsTest {
  private static final float LARGE = 0x1p24f;

  /**
   * One that is added to 2^24 is lost: the sum lacks the ones that are in the first step of
   * 2^max(4, ⌊⌈log2 n⌉ / 4⌋) values. Behind 2^19 values a step has 32 of them.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "16, 16", "32, 16", "524288, 16", "524320, 32"})
  void ones_of_the_first_step_are_lost(int count, int step) {
    float[] values = new float[count];
    Arrays.fill(values, 1);
    values[0] = LARGE;
    float[] out = new float[1];
    new CascadeSums<>(FloatCarrier.INSTANCE, FloatArithmetic.INSTANCE, 1)
        .run(values, 0, 1, count, 1, out, 0);
    assertEquals(LARGE + (count - step), out[0]);
  }
}
