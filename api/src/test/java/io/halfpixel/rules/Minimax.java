package io.halfpixel.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Minimax polynomials by Remez' exchange of reference points, with 70 digits.
 *
 * <p>The functions are those with the series ∑ (−z)^k / (2k + a)!: with z = x², sin x / x for a =
 * 1, cos x for a = 0, and (1 − cos x) / x² for a = 2. The polynomial in z deviates as little as
 * possible from the function anywhere in 0 ≤ z ≤ end; the first of its coefficients may be given.
 *
 * <p>Reference: E. W. Cheney, Introduction to Approximation Theory (1966), chapter 3.
 */
final class Minimax {
  static final MathContext DIGITS = new MathContext(70);

  private static final int TERMS = 30;
  private static final int ROUNDS = 7;
  private static final int SCAN = 100;
  private static final int BISECTIONS = 100;

  /** What is left of the series once the polynomial is subtracted, in powers of z / end. */
  private final BigDecimal[] error = new BigDecimal[TERMS];

  private final BigDecimal[] series = new BigDecimal[TERMS];
  private final BigDecimal end;
  private final int first;
  private final int free;

  /** The first coefficient, if it is given, is that of the series. */
  private Minimax(int a, BigDecimal end, int coefficients, boolean firstGiven) {
    this.end = end;
    this.first = firstGiven ? 1 : 0;
    this.free = coefficients - first;
    BigDecimal term = a == 2 ? BigDecimal.ONE.divide(BigDecimal.valueOf(2)) : BigDecimal.ONE;
    for (int k = 0; k < TERMS; k++) {
      series[k] = term;
      BigDecimal divisor = BigDecimal.valueOf(-(2L * k + a + 1) * (2 * k + a + 2));
      term = term.multiply(end).divide(divisor, DIGITS);
    }
  }

  /** Returns all coefficients, in rising powers of z, rounded to binary64. */
  static double[] coefficients(int a, BigDecimal end, int coefficients, boolean firstGiven) {
    Minimax minimax = new Minimax(a, end, coefficients, firstGiven);
    BigDecimal[] reference = minimax.chebyshevPoints();
    for (int round = 0; round < ROUNDS; round++) {
      minimax.level(reference);
      reference = minimax.extrema();
    }
    double[] result = new double[coefficients];
    for (int k = 0; k < coefficients; k++) {
      BigDecimal exact = minimax.series[k].subtract(minimax.error[k]);
      result[k] = exact.divide(end.pow(k), DIGITS).doubleValue();
    }
    return result;
  }

  private BigDecimal[] chebyshevPoints() {
    BigDecimal[] points = new BigDecimal[free + 1];
    for (int i = 0; i <= free; i++) {
      double sine = StrictMath.sin(Math.PI / 2 * (2 * i + first) / (2 * free + first));
      points[i] = new BigDecimal(sine * sine);
    }
    return points;
  }

  /** Makes the errors at the reference points equal, with alternating signs. */
  private void level(BigDecimal[] reference) {
    BigDecimal[][] rows = new BigDecimal[free + 1][free + 2];
    for (int i = 0; i <= free; i++) {
      for (int j = 0; j < free; j++) {
        rows[i][j] = reference[i].pow(first + j, DIGITS);
      }
      rows[i][free] = BigDecimal.valueOf(i % 2 == 0 ? 1 : -1);
      System.arraycopy(series, 0, error, 0, TERMS);
      Arrays.fill(error, 0, first, BigDecimal.ZERO);
      rows[i][free + 1] = value(error, reference[i]);
    }
    BigDecimal[] solution = solve(rows);
    for (int j = 0; j < free; j++) {
      error[first + j] = series[first + j].subtract(solution[j]);
    }
  }

  private static BigDecimal[] solve(BigDecimal[][] rows) {
    int n = rows.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (rows[row][column].abs().compareTo(rows[pivot][column].abs()) > 0) {
          pivot = row;
        }
      }
      BigDecimal[] chosen = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = chosen;
      for (int row = 0; row < n; row++) {
        if (row != column) {
          BigDecimal factor = rows[row][column].divide(chosen[column], DIGITS);
          for (int j = column; j <= n; j++) {
            rows[row][j] = rows[row][j].subtract(factor.multiply(chosen[j]), DIGITS);
          }
        }
      }
    }
    BigDecimal[] solution = new BigDecimal[n];
    for (int row = 0; row < n; row++) {
      solution[row] = rows[row][n].divide(rows[row][row], DIGITS);
    }
    return solution;
  }

  /** The places of the error's greatest deviations; an end counts, but not a given value at 0. */
  private BigDecimal[] extrema() {
    BigDecimal[] slope = new BigDecimal[TERMS - 1];
    for (int k = 1; k < TERMS; k++) {
      slope[k - 1] = error[k].multiply(BigDecimal.valueOf(k));
    }
    BigDecimal[] places = new BigDecimal[free + 1];
    int found = 0;
    if (first == 0) {
      places[found++] = BigDecimal.ZERO;
    }
    for (int i = 0; i < SCAN; i++) {
      BigDecimal low = gridPoint(i);
      BigDecimal high = gridPoint(i + 1);
      if (value(slope, low).signum() != value(slope, high).signum()) {
        places[found++] = zero(slope, low, high);
      }
    }
    places[found++] = BigDecimal.ONE;
    if (found != places.length) {
      throw new IllegalStateException("expected " + places.length + " extrema, found " + found);
    }
    return places;
  }

  private static BigDecimal gridPoint(int i) {
    double sine = StrictMath.sin(Math.PI / 2 * (i + 0.25) / (SCAN + 0.5));
    return new BigDecimal(sine * sine);
  }

  private static BigDecimal zero(BigDecimal[] function, BigDecimal from, BigDecimal to) {
    BigDecimal low = from;
    BigDecimal high = to;
    int sign = value(function, low).signum();
    for (int i = 0; i < BISECTIONS; i++) {
      BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), DIGITS);
      if (value(function, middle).signum() == sign) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static BigDecimal value(BigDecimal[] coefficients, BigDecimal t) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum.multiply(t).add(coefficients[k], DIGITS);
    }
    return sum;
  }
}
