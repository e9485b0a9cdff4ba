package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
