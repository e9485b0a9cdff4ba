package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keras on NumPy, against the formulas written down once more. */
class NumpyRuleTest {
  private static TensorSpec image(int height, int width) {
    return TensorSpec.of(DataType.F64, 1, height, width, 1);
  }

  /** ⌊(i + ½)·n / N⌋. */
  @Test
  void nearestTakesThePixelUnderTheCentre() {
    var plan = new NumpyRule(NumpyKernel.NEAREST, false).plan(image(5, 4), 3, 4);
    Gather gather = (Gather) plan.steps().get(0);
    assertArrayEquals(new int[] {0, 2, 4}, gather.axes().get(0).indices());
    assertArrayEquals(new int[] {0, 1, 2, 3}, gather.axes().get(1).indices());
    var larger = new NumpyRule(NumpyKernel.NEAREST, false).plan(image(2, 3), 5, 4);
    Gather more = (Gather) larger.steps().get(0);
    assertArrayEquals(new int[] {0, 0, 1, 1, 1}, more.axes().get(0).indices());
    assertArrayEquals(new int[] {0, 1, 1, 2}, more.axes().get(1).indices());
  }

  /** From 2^23 on, float32 has no halves: the centre of the last pixel is rounded to its end. */
  @Test
  void nearestStaysInsideOnLongAxes() {
    int length = (1 << 23) + 2;
    var plan = new NumpyRule(NumpyKernel.NEAREST, false).plan(image(1, 1), 1, length);
    assertEquals(0, ((Gather) plan.steps().get(0)).axes().get(1).index(length - 1));
  }

  /** {@code np.where(x > 1e-3, …, 1)} and {@code np.where(x > radius, 0.0, …)}. */
  @ParameterizedTest
  @CsvSource({"LANCZOS3, 3", "LANCZOS5, 5"})
  void lanczosIsOneUpToAThousandthAndZeroBeyondItsRadius(NumpyKernel kernel, int radius) {
    assertEquals(1, kernel.weight(0));
    assertEquals(1, kernel.weight(1e-3));
    assertTrue(kernel.weight(Math.nextUp(1e-3)) < 1);
    double atRadius =
        radius
            * Math.sin(Math.PI * radius)
            * Math.sin(Math.PI * radius / radius)
            / (Math.PI * Math.PI * radius * radius);
    assertEquals(atRadius, kernel.weight(radius), Math.abs(atRadius) * 1e-9);
    assertEquals(0, kernel.weight(Math.nextUp((double) radius)));
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double lanczos(double x, int radius) {
    return x > radius ? 0 : sinc(x) * sinc(x / radius);
  }

  private static void weights(NumpyKernel kernel, int radius, int n, int outputs, boolean widen) {
    var plan = new NumpyRule(kernel, widen).plan(image(n, 2), outputs, 2);
    TapTable table = ((Resample1d) plan.steps().get(0)).taps();
    double ratio = (double) n / outputs;
    double stretch = widen ? Math.max(ratio, 1) : 1;
    for (int i = 0; i < outputs; i++) {
      double position = (i + 0.5) * ratio - 0.5;
      double[] expected = new double[n];
      for (int k = 0; k < n; k++) {
        expected[k] = lanczos(Math.abs(position - k) / stretch, radius);
      }
      double sum = Arrays.stream(expected).sum();
      double[] found = new double[n];
      for (int tap = table.start(i); tap < table.start(i + 1); tap++) {
        found[table.index(tap)] += table.weight(tap) * sum;
      }
      assertArrayEquals(expected, found, 1e-6, kernel + " " + n + " to " + outputs + ": " + i);
    }
    assertEquals(outputs, table.rows());
  }

  @Test
  void lanczosIsAProductOfTwoSincs() {
    for (boolean widen : new boolean[] {false, true}) {
      weights(NumpyKernel.LANCZOS3, 3, 9, 5, widen);
      weights(NumpyKernel.LANCZOS3, 3, 9, 14, widen);
      weights(NumpyKernel.LANCZOS5, 5, 13, 6, widen);
      weights(NumpyKernel.LANCZOS5, 5, 13, 20, widen);
    }
  }
}
