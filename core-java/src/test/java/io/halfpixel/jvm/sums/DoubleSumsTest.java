package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.plan.Accumulation;
import org.junit.jupiter.api.Test;

/** Interpolation between two rows of float64. */
final class DoubleSumsTest {
  private final DoubleSums sums = new DoubleSums(new TapOrder(Accumulation.LERP));
  private final double[][] values = {{4, 10, -3}, {8, 2, 5}};

  /** 4 + (8 − 4)·0.25 and 10 + (2 − 10)·0.25. */
  @Test
  void rows_have_one_weight() {
    double[] sum = {-77, -77, -77};
    sums.rows(values, new double[] {9, 9, 1, 0.25}, 2, 2, sum, 2);
    assertArrayEquals(new double[] {5, 8, -77}, sum);
  }

  @Test
  void elements_have_a_weight_each() {
    double[] sum = {-77, -77, -77};
    sums.elements(values, new double[][] {{1, 1, 1}, {0.25, 0.5, 1}}, 2, sum, 2);
    assertArrayEquals(new double[] {5, 6, -77}, sum);
  }
}
