package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
  private static final List<Filter> INTERPOLATING =
      List.of(
          Filter.BOX,
          Filter.TRIANGLE,
          Filter.cubic(0, 0.5),
          Filter.cubic(0, 0.75),
          Filter.lanczos(2),
          Filter.lanczos(3),
          Filter.lanczos(5));

  private static double at(Filter filter, double x) {
    double[] value = {x};
    filter.function().replace(value);
    return value[0];
  }

  @Test
  void valuesOfTheFormulas() {
    assertEquals(0.75, at(Filter.TRIANGLE, -0.25));
    assertEquals(1, at(Filter.BOX, 0.4999));
    assertEquals(0.5, at(Filter.BOX, -0.5));
    assertEquals(9 / 16., at(Filter.cubic(0, 0.5), 0.5));
    assertEquals(-1 / 16., at(Filter.cubic(0, 0.5), 1.5));
    // Keys with a = -3/4: 1/2 - a/8 and a/8.
    assertEquals(19 / 32., at(Filter.cubic(0, 0.75), 0.5));
    assertEquals(-3 / 32., at(Filter.cubic(0, 0.75), 1.5));
    assertEquals(8 / 9., at(Filter.cubic(1 / 3., 1 / 3.), 0), 1e-15);
    assertEquals(1 / 18., at(Filter.cubic(1 / 3., 1 / 3.), 1), 1e-15);
    // sinc(1/2) = 2/pi, sinc(1/4) = 2 sqrt(2)/pi.
    double lanczos = 4 * Math.sqrt(2) / (Math.PI * Math.PI);
    assertEquals(lanczos, at(Filter.lanczos(2), 0.5), 1e-15);
  }

  @Test
  void interpolatingFiltersAreExactAtWholeNumbers() {
    for (Filter filter : INTERPOLATING) {
      assertEquals(1, at(filter, 0));
      for (int k = 1; k < 8; k++) {
        assertEquals(0, at(filter, k));
        assertEquals(0, at(filter, -k));
      }
    }
  }

  /** The two polynomials of a cubic meet there, but not in every bit: the outer one counts. */
  @Test
  void cubicsAreZeroAtTwoAndFollowTheOuterPieceAtOne() {
    for (double b : new double[] {0, 0.1, 1 / 3., 0.6, 1}) {
      assertEquals(0, at(Filter.cubic(b, (1 - b) / 2), 2));
    }
    // 24c - 48c + 24c; the inner piece is left with 1, since 12 is lost beside 6c.
    assertEquals(0, at(Filter.cubic(0, 0x1p60), 1));
  }

  @Test
  void filtersAreEvenAndEndAtTheirSupport() {
    for (Filter filter : INTERPOLATING) {
      for (double x = 0; x < 6; x += 0.0625) {
        assertEquals(at(filter, x), at(filter, -x));
        assertEquals(0, x > filter.support() ? at(filter, x) : 0);
      }
    }
  }

  /** Cubics of any parameters add up to 1 at every fraction. */
  @Test
  void cubicsAreAPartitionOfOne() {
    for (double b = 0; b <= 1; b += 0.25) {
      for (double t = 0; t < 1; t += 0.125) {
        Filter cubic = Filter.cubic(b, (1 - b) / 2);
        double sum = at(cubic, t + 1) + at(cubic, t) + at(cubic, 1 - t) + at(cubic, 2 - t);
        assertEquals(1, sum, 1e-14);
      }
    }
  }
}
