package io.halfpixel.jax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SamplingKernelTest {
  /** Cubics, and R·sin(πx)·sin(πx/R)/(πx)², by hand. */
  @ParameterizedTest
  @CsvSource({
    "KEYS, 0, 1",
    "KEYS, 0.5, 0.5625",
    "KEYS, 1, 0",
    "KEYS, 1.5, -0.0625",
    "OPENCV, 0, 1",
    "OPENCV, 0.5, 0.59375",
    "OPENCV, 1, 0",
    "OPENCV, 1.5, -0.09375",
    "LANCZOS3, 0, 1",
    "LANCZOS3, 0.25, 0.89006701",
    "LANCZOS3, 0.5, 0.60792710",
    "LANCZOS3, 1.5, -0.13509491",
    "LANCZOS5, 0.5, 0.62619934",
    "LANCZOS5, 2.5, 0.08105695"
  })
  void hasTheWeightsOfItsFormula(SamplingKernel kernel, float x, double weight) {
    assertEquals(weight, kernel.weight(x), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void isNothingBeyondItsRadius(SamplingKernel kernel) {
    int radius =
        switch (kernel) {
          case KEYS, OPENCV -> 2;
          case LANCZOS3 -> 3;
          case LANCZOS5 -> 5;
        };
    assertEquals(0, kernel.weight(Math.nextUp((float) radius)));
  }

  /** Within a thousandth of the centre the quotient of sines is not evaluated. */
  @Test
  void lanczosIsOneAroundItsCentre() {
    assertEquals(1, SamplingKernel.LANCZOS3.weight(1e-3f));
    assertEquals(1 - 1.83e-6f, SamplingKernel.LANCZOS3.weight(Math.nextUp(1e-3f)), 3e-7f);
  }

  /**
   * π as binary32 is 8.7e-8 too large, 3π 2.4e-8: the sines are as small, and 3·2.1e-15/9π² is
   * left.
   */
  @Test
  void lanczosEndsBehindItsRadius() {
    assertEquals(7.04e-17f, SamplingKernel.LANCZOS3.weight(3), 1e-18f);
  }
}
