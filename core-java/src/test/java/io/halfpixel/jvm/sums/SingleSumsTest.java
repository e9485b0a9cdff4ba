package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.plan.FixedPoint1d;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integer sums in float32, whose weights have two fractional bits. */
final class SingleSumsTest {
  private static final int[][] VALUES = {
    {10, 300, -7}, {20, -40, -7}, {-30, 50, -7}, {100, -60, -7}, {7, 9, -7}
  };
  private static final int[] WEIGHTS = {99, 4, 6, 8, 3, 2};

  private static int[] rows(DataType output, int[][] values, int[] weights, int count) {
    FixedPoint1d step = FixedSteps.inParts(FixedSteps.row(1), 2, DataType.I16, output);
    int[] sum = {-77, -77, -77};
    new SingleSums<>(IntCarrier.INSTANCE, step).rows(values, weights, 1, count, sum, 2);
    return sum;
  }

  /**
   * 10 + 20·1.5 − 30·2 + 100·0.75 + 7·0.5 adds up to 10, 40, −20, 55 and 58.5; 300 − 40·1.5 + 50·2
   * − 60·0.75 + 9·0.5 to 300, 240, 340, 295 and 299.5. Halves become even.
   */
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 10, 300", "2, 40, 240", "3, -20, 340", "4, 55, 295", "5, 58, 300"})
  void any_number_of_taps(int count, int first, int second) {
    int[][] values = Arrays.copyOf(VALUES, count);
    assertArrayEquals(new int[] {first, second, -77}, rows(DataType.I16, values, WEIGHTS, count));
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 255", "4, 55, 255"})
  void sums_are_clamped(int count, int first, int second) {
    int[][] values = Arrays.copyOf(VALUES, count);
    assertArrayEquals(new int[] {first, second, -77}, rows(DataType.U8, values, WEIGHTS, count));
  }

  /** 2^24 + 1 − 2^24 + 1: the first of the ones is lost where it joins 2^24. */
  @Test
  void four_taps_are_added_one_after_the_other() {
    int[][] values = {{4096, 0, 0}, {1, 5, 0}, {-4096, 0, 0}, {1, 6, 0}};
    int[] weights = {99, 1 << 14, 1 << 2, 1 << 14, 1 << 2};
    assertArrayEquals(new int[] {1, 11, -77}, rows(DataType.I16, values, weights, 4));
  }
}
