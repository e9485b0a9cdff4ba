package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Every constant of the sines follows from its definition, in every bit; see ADR 0009. */
class SineConstantsTest {
  private static final int SINE = 1;
  private static final int COSINE = 0;
  private static final int VERSINE = 2;

  private static final BigDecimal HALF_PI =
      arcTangentOfInverse(5)
          .multiply(BigDecimal.valueOf(8))
          .subtract(arcTangentOfInverse(239).multiply(BigDecimal.valueOf(2)));

  @Test
  void singlePolynomialsAreMinimaxUpToAnEighthOfATurn() {
    BigDecimal quarterPi = HALF_PI.divide(BigDecimal.valueOf(2));
    BigDecimal end = quarterPi.multiply(quarterPi, Minimax.DIGITS);
    assertArrayEquals(
        new double[] {1, SingleSine.S1, SingleSine.S2, SingleSine.S3},
        Minimax.coefficients(SINE, end, 4, true));
    assertArrayEquals(
        new double[] {1, SingleSine.C1, SingleSine.C2, SingleSine.C3, SingleSine.C4},
        Minimax.coefficients(COSINE, end, 5, true));
  }

  @Test
  void doublePolynomialsBetweenEntriesAreMinimaxUpToTwoThousandths() {
    BigDecimal end = new BigDecimal("4e-6");
    assertArrayEquals(
        new double[] {1, DoubleSine.S3, DoubleSine.S5}, Minimax.coefficients(SINE, end, 3, false));
    assertArrayEquals(
        new double[] {0.5, DoubleSine.C4, DoubleSine.C6},
        Minimax.coefficients(VERSINE, end, 3, false));
  }

  @Test
  void doublePolynomialNearZeroIsMinimaxUpToAQuarter() {
    assertArrayEquals(
        new double[] {
          1, DoubleSine.N3, DoubleSine.N5, DoubleSine.N7, DoubleSine.N9, DoubleSine.N11
        },
        Minimax.coefficients(SINE, new BigDecimal(0.0625), 6, false));
  }

  @Test
  void partsOfTheQuarterTurnAreTheNearestToWhatIsLeft() {
    double twoOverPi = BigDecimal.ONE.divide(HALF_PI, Minimax.DIGITS).doubleValue();
    assertEquals(HALF_PI.doubleValue(), SingleSine.HALF_PI);
    assertEquals(twoOverPi, SingleSine.TWO_OVER_PI);
    assertEquals(HALF_PI.doubleValue(), DoubleSine.HALF_PI);
    assertEquals(twoOverPi, DoubleSine.TWO_OVER_PI);
    BigDecimal rest = HALF_PI.subtract(new BigDecimal(DoubleSine.HALF_PI));
    assertEquals(rest.doubleValue(), DoubleSine.HALF_PI_REST);

    int[] bits = {26, 27, 26, 53};
    double[] parts = {DoubleSine.PART1, DoubleSine.PART2, DoubleSine.PART3, DoubleSine.PART4};
    BigDecimal left = HALF_PI;
    for (int i = 0; i < parts.length; i++) {
      assertEquals(rounded(left, bits[i], RoundingMode.HALF_EVEN), parts[i]);
      left = left.subtract(new BigDecimal(parts[i]));
    }
  }

  @Test
  void rangesWithoutReductionEndAt219Of256() {
    BigDecimal width = new BigDecimal(219 / 256.0);
    assertEquals(width.doubleValue(), DoubleSine.UNREDUCED);
    assertEquals(rounded(HALF_PI.add(width), 21, RoundingMode.DOWN), DoubleSine.COMPLEMENT);
  }

  @Test
  void entriesOfTheTableAreSineAndCosineWithTwiceThePrecision() {
    for (int row = 0; row <= 110; row++) {
      BigDecimal u = new BigDecimal(row / 128.0);
      BigDecimal sine = series(u, 1);
      BigDecimal cosine = series(u, 0);
      double[] expected = {sine.doubleValue(), restOf(sine), cosine.doubleValue(), restOf(cosine)};
      assertArrayEquals(expected, DoubleSine.Table.row(row / 128.0), "row " + row);
    }
  }

  private static double restOf(BigDecimal value) {
    return value.subtract(new BigDecimal(value.doubleValue())).doubleValue();
  }

  /** ∑ (−1)^k x^n / n! over n = degree, degree + 2, …: the sine for 1, the cosine for 0. */
  private static BigDecimal series(BigDecimal x, int degree) {
    BigDecimal term = x.pow(degree);
    BigDecimal sum = term;
    for (int n = degree + 2; n < 60; n += 2) {
      BigDecimal divisor = BigDecimal.valueOf(-(long) n * (n - 1));
      term = term.multiply(x).multiply(x).divide(divisor, Minimax.DIGITS);
      sum = sum.add(term, Minimax.DIGITS);
    }
    return sum;
  }

  /** arctan(1/n), so that π = 16·arctan(1/5) − 4·arctan(1/239) (J. Machin). */
  private static BigDecimal arcTangentOfInverse(int n) {
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), Minimax.DIGITS);
    BigDecimal sum = power;
    for (int k = 3; k < 120; k += 2) {
      power = power.divide(BigDecimal.valueOf(-(long) n * n), Minimax.DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), Minimax.DIGITS), Minimax.DIGITS);
    }
    return sum;
  }

  private static double rounded(BigDecimal value, int bits, RoundingMode mode) {
    int scale = bits - 1 - Math.getExponent(value.doubleValue());
    BigDecimal unit =
        scale < 0
            ? BigDecimal.valueOf(2).pow(-scale)
            : BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow(scale));
    return value.divide(unit, 0, mode).multiply(unit).doubleValue();
  }
}
