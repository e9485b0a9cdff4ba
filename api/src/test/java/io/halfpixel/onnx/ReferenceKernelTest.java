package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of the functions of ONNX 1.23's {@code op_resize.py}, as its NumPy printed them. */
class ReferenceKernelTest {
  private static double[] weights(ReferenceKernel kernel, double ratio) {
    double[] weights = new double[(int) kernel.taps()];
    kernel.weights(ratio, weights);
    return weights;
  }

  private static double[] numbers(String... hex) {
    return Arrays.stream(hex).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "round_prefer_floor, 0.5, 0",
    "round_prefer_floor, 0.51, 1",
    "round_prefer_ceil, 0.49, 0",
    "round_prefer_ceil, 0.5, 1",
    "floor, 0.99, 0",
    "ceil, 0.01, 1",
    "floor, 1, 1",
    "round_prefer_floor, 1, 1"
  })
  void nearestTakesTheLowerPixelOrTheNext(String mode, double ratio, int next) {
    double[] weights = weights(new ReferenceKernel.Nearest(NearestMode.of(mode)), ratio);
    assertArrayEquals(new double[] {1 - next, next}, weights);
  }

  @Test
  void cubicIsBinary32() {
    assertArrayEquals(
        numbers("-0x1.69448p-4", "0x1.a4c2f8p-1", "0x1.378034p-2", "-0x1.35a9p-5"),
        weights(new ReferenceKernel.Cubic(-0.6f), 0.3));
  }

  @Test
  void stretchedLinearIsDividedByItsSum() {
    assertArrayEquals(
        numbers(
            "0x1.0842108421088p-5",
            "0x1.8c6318c6318c6p-3",
            "0x1.6b5ad6b5ad6b6p-2",
            "0x1.294a5294a5294p-2",
            "0x1.0842108421083p-3",
            "0"),
        weights(new ReferenceKernel.StretchedLinear(0.4), 0.3));
  }

  @Test
  void stretchedCubicIsDividedInBinary32() {
    assertArrayEquals(
        numbers(
            "-0x1.bc2458p-7",
            "-0x1.230e5ap-5",
            "0x1.818e08p-6",
            "0x1.c10ba8p-3",
            "0x1.8c9f92p-2",
            "0x1.59481ap-2",
            "0x1.0ed42ep-3",
            "-0x1.0a625ap-6",
            "-0x1.fe9c6cp-6",
            "-0x1.8ed07p-9"),
        weights(new ReferenceKernel.StretchedCubic(-0.6f, 0.4), 0.3));
  }

  /** The first pixel is 2 away, where the kernel has ended. */
  @Test
  void stretchedCubicIsDividedInBinary64WhereAPixelLiesBeyond() {
    assertArrayEquals(
        numbers(
            "0",
            "-0x1.333389999c4cdp-5",
            "-0x1.0000080000400p-24",
            "0x1.26666f333379ap-2",
            "0x1.0000080000400p-1",
            "0x1.26666f333379ap-2",
            "-0x1.0000080000400p-24",
            "-0x1.333389999c4cdp-5"),
        weights(new ReferenceKernel.StretchedCubic(-0.6f, 0.5), 1));
  }

  @Test
  void aKernelReachesAsManyPixelsAsItIsStretchedOver() {
    assertEquals(2, new ReferenceKernel.StretchedLinear(1).taps());
    assertEquals(20, new ReferenceKernel.StretchedLinear(0.1).taps());
    assertEquals(40, new ReferenceKernel.StretchedCubic(-0.75f, 0.1).taps());
  }
}
