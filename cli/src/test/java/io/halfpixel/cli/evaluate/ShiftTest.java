package io.halfpixel.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A displacement that was put into an image is found again. */
class ShiftTest {
  private static final int SIDE = 96;

  /**
   * Returns a smooth pattern, displaced by so much at the centre and at the right and lower edge.
   */
  private static Plane pattern(double x, double y, double edge) {
    double[] values = new double[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double u = column - x - edge * (2.0 * column / (SIDE - 1) - 1);
        double v = row - y - edge * (2.0 * row / (SIDE - 1) - 1);
        values[row * SIDE + column] =
            128 + 50 * Math.sin(0.31 * u + 0.12 * v) + 40 * Math.cos(0.23 * v - 0.07 * u);
      }
    }
    return new Plane(SIDE, SIDE, values);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "-0.5, -0.5, 0", "0.25, -0.75, 0", "0, 0, 0.5", "0.3, -0.1, -0.4"})
  void aKnownDisplacementIsMeasured(double x, double y, double edge) {
    Shift shift = Shift.estimate(pattern(0, 0, 0), pattern(x, y, edge), 2);
    assertNotNull(shift);
    assertEquals(x, shift.x(), 0.01);
    assertEquals(y, shift.y(), 0.01);
    assertEquals(edge, shift.edgeX(), 0.01);
    assertEquals(edge, shift.edgeY(), 0.01);
  }

  @Test
  void aFlatImageHasNone() {
    Plane flat = new Plane(SIDE, SIDE, new double[SIDE * SIDE]);
    assertNull(Shift.estimate(flat, flat, 2));
  }
}
