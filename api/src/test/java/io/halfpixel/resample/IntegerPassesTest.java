package io.halfpixel.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Resampler;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.FixedPoint1d;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many bits of fraction weights have, and values between two passes. */
class IntegerPassesTest {
  /** By how many bits the sums of each pass are shifted: those of weights and values that go. */
  private static List<Integer> shifts(Resampler resampler, DataType type, long... shape) {
    return resampler.plan(TensorSpec.of(type, shape)).steps().stream()
        .map(step -> ((FixedPoint1d) step).shift())
        .toList();
  }

  /** Of 23 bits Lanczos takes one for its negative weights, of 15 too; 6 are kept in between. */
  @Test
  void bytesKeepSixBitsBetweenPasses() {
    Resampler down = Resampler.lanczos(3).size(3, 3);
    assertEquals(List.of(22 - 6, 14 + 6), shifts(down, DataType.U8, 6, 8));
  }

  /** Of 30 bits Lanczos takes one; 8 are kept in between. */
  @ParameterizedTest
  @EnumSource(names = {"I16", "U16"})
  void wordsKeepEightBitsBetweenPasses(DataType type) {
    Resampler down = Resampler.lanczos(3).size(3, 3);
    assertEquals(List.of(29 - 8, 29 + 8), shifts(down, type, 6, 8));
  }

  /**
   * Weights of 8.5 and −7.5 take 4 of 30 bits. Twice they make 16 bits of a value 24, and 30 with 6
   * of fraction.
   */
  @Test
  void loudFiltersLeaveWordsFewerBitsBetweenPasses() {
    Resampler loud = Resampler.filter(x -> x < 0.5 ? 8.5 : -7.5, 1).size(4, 4);
    assertEquals(List.of(26 - 6, 26 + 6), shifts(loud, DataType.U16, 2, 2));
  }

  @Test
  void moreThanThirtyTwoTapsHaveFinerWeights() {
    Resampler mean = Resampler.box().size(1, 1);
    assertEquals(List.of(23 - 6, 15 + 6), shifts(mean, DataType.U8, 32, 32));
    assertEquals(List.of(23 - 6, 30 + 6), shifts(mean, DataType.U8, 33, 33));
  }
}
