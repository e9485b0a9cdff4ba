package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SamplingKernelTest {
  @ParameterizedTest
  @CsvSource({
    "TRIANGLE, 0, 1",
    "TRIANGLE, 0.25, 0.75",
    "TRIANGLE, 1, 0",
    "KEYSCUBIC, 0, 1",
    "KEYSCUBIC, 0.5, 0.5625",
    "KEYSCUBIC, 1, 0",
    "KEYSCUBIC, 1.5, -0.0625",
    "MITCHELLCUBIC, 0, 0.8888889",
    "MITCHELLCUBIC, 0.5, 0.53472222",
    "MITCHELLCUBIC, 1, 0.055555556",
    "MITCHELLCUBIC, 1.5, -0.034722222",
    "GAUSSIAN, 0, 1",
    "GAUSSIAN, 0.5, 0.60653067",
    "GAUSSIAN, 1, 0.13533528",
    "LANCZOS3, 0, 1",
    "LANCZOS3, 1.5, -0.13509491",
    "LANCZOS3, 0.5, 0.60792714",
    "LANCZOS5, 0, 1",
    "LANCZOS5, 2.5, 0.08105695"
  })
  void hasTheWeightsOfItsFormula(SamplingKernel kernel, float x, double weight) {
    assertEquals(weight, kernel.weight(x), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void isNothingAtItsRadiusAndBeyond(SamplingKernel kernel) {
    assertEquals(0, kernel.weight(kernel.radius()), 1e-6);
    assertEquals(0, kernel.weight(kernel.radius() + 0.01f));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"GAUSSIAN", "MITCHELLCUBIC"},
      mode = EXCLUDE)
  void interpolates(SamplingKernel kernel) {
    for (int x = 1; x <= kernel.radius(); x++) {
      assertEquals(0, kernel.weight(x), 1e-6);
    }
  }

  /** From a whole distance on the next polynomial holds; in binary32 they do not meet. */
  @Test
  void mitchellChangesItsPolynomialAtWholeDistances() {
    assertEquals(0x1.c71ccp-5f, SamplingKernel.MITCHELLCUBIC.weight(1));
    assertEquals(0, SamplingKernel.MITCHELLCUBIC.weight(2));
  }

  /**
   * π as binary32 is 8.7e-8 too large, 3π 2.4e-8: the sines are as small, and 3·2.1e-15/9π² is
   * left.
   */
  @Test
  void lanczosEndsBehindItsRadius() {
    assertEquals(7.04e-17f, SamplingKernel.LANCZOS3.weight(3), 1e-18f);
  }

  /** Within a thousandth of the centre the quotient of sines is not evaluated. */
  @Test
  void lanczosIsOneAroundItsCentre() {
    assertEquals(1, SamplingKernel.LANCZOS3.weight(1e-3f));
  }
}
