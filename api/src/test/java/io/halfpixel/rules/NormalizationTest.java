package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.rules.Normalization.Division;
import io.halfpixel.rules.Normalization.Order;
import io.halfpixel.rules.Normalization.WithoutSum;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalizationTest {
  private static final float TENTH = 0.1f;

  private static double[] applied(Normalization normalization, double... weights) {
    normalization.apply(weights);
    return weights;
  }

  private static Normalization single(Division division) {
    return new Normalization(Precision.SINGLE, Order.FIRST_TO_LAST, division, 0, WithoutSum.KEPT);
  }

  /** What the virtual machine's own floats give. */
  @Test
  void singleIsFloatArithmetic() {
    float sum = TENTH + 0.7f + 0.3f;
    assertArrayEquals(
        new double[] {TENTH / sum, 0.7f / sum, 0.3f / sum},
        applied(single(Division.QUOTIENT), TENTH, 0.7f, 0.3f));
    float reciprocal = 1 / sum;
    assertArrayEquals(
        new double[] {TENTH * reciprocal, 0.7f * reciprocal, 0.3f * reciprocal},
        applied(single(Division.RECIPROCAL), TENTH, 0.7f, 0.3f));
  }

  @Test
  void doubleIsDoubleArithmetic() {
    double sum = 0.1 + 0.7 + 0.3;
    assertArrayEquals(
        new double[] {0.1 / sum, 0.7 / sum, 0.3 / sum},
        applied(Normalization.running(Precision.DOUBLE), 0.1, 0.7, 0.3));
  }

  @Test
  void theOrderDecidesTheSum() {
    // From the left the ones are lost one by one.
    double[] huge = {0x1p53, 1, 1, 0x1p53};
    assertEquals(
        0x1p53 / 0x1p54, applied(Normalization.running(Precision.DOUBLE), huge.clone())[0]);
    assertEquals(0x1p53 / (0x1p54 + 2), applied(Normalization.EXACT, huge.clone())[0], 0);
  }

  @Test
  void whatHasNoSumIsKeptOrZero() {
    Normalization zero =
        new Normalization(
            Precision.DOUBLE, Order.FIRST_TO_LAST, Division.QUOTIENT, 0.5, WithoutSum.ZERO);
    assertArrayEquals(new double[] {0, 0}, applied(zero, 0.75, -0.25));
    assertArrayEquals(new double[] {1.5, -0.5}, applied(zero, 1.5, -0.5));
    assertArrayEquals(new double[] {3, -3}, applied(Normalization.EXACT, 3, -3));
    assertArrayEquals(new double[] {}, applied(Normalization.EXACT));
  }

  @Test
  void mirroredWeightsStayMirrored() {
    SplittableRandom random = new SplittableRandom(1);
    for (int count = 1; count < 40; count++) {
      double[] weights = random.doubles(count, -0.2, 1).toArray();
      double[] mirrored = weights.clone();
      for (int j = 0; j < count; j++) {
        mirrored[j] = weights[count - 1 - j];
      }
      Normalization.EXACT.apply(weights);
      Normalization.EXACT.apply(mirrored);
      for (int j = 0; j < count; j++) {
        assertEquals(weights[j], mirrored[count - 1 - j]);
      }
    }
  }
}
