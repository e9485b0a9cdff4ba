package io.halfpixel.rules;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The double-precision sine that the frameworks' binary64 Lanczos weights were computed with: the
 * {@code sin} of the GNU C library since 2.28, as it runs on every x86-64 processor with fused
 * multiply-add. {@link StrictMath#sin} differs from it in 3 values of a hundred, a correctly
 * rounded sine in one of a thousand.
 *
 * <p>It combines a table with polynomials, as S. Gal and B. Bachelis (ACM Transactions on
 * Mathematical Software 17, 1991) and P. T. P. Tang (ARITH 10, 1991) describe it. The angle is
 * reduced to a number of quarter turns and a rest y + δ with |y| ≤ π/4 and δ far below its last
 * digit. Near 0 the sine of the rest is an odd polynomial. Elsewhere, with u the multiple of 1/128
 * nearest to |y|, it follows from sin u and cos u, tabulated with twice the precision, by the
 * addition theorem with short polynomials of |y| − u. The order of the operations and where they
 * are fused are part of the definition: they decide the last bit.
 *
 * <p>The table is computed when the class is used first; every constant is computed among the
 * tests. ADR 0009 says where everything comes from, and what was compared with glibc 2.36.
 * Stateless and thread-safe.
 */
public final class DoubleSine {
  private static final double LIMIT = 100_000_000;

  /** Below, v³/6 is less than half a unit in the last place of v. */
  private static final double OWN_SINE = 0x1p-26;

  /** Below, v²/2 is less than half a unit in the last place of 1. */
  private static final double OWN_COSINE = 0x1p-27;

  /** Up to here, the angle needs no reduction: 219/256, a little more than π/4. */
  static final double UNREDUCED = 0x1.b6p-1;

  /** Up to here, one subtraction from π/2 reduces the angle: π/2 + 219/256, cut after 21 bits. */
  static final double COMPLEMENT = 0x1.368fdp1;

  /** Below, the sine is one polynomial. */
  private static final double NEAR_ZERO = 0.126;

  /** Adding it rounds a number to a multiple of 1/128. */
  private static final double TO_128TH = 0x1.8p45;

  /** Adding it rounds a number to a whole number. */
  private static final double TO_WHOLE = 0x1.8p52;

  static final double HALF_PI = 0x1.921FB54442D18p0;
  static final double HALF_PI_REST = 0x1.1A62633145C07p-54;
  static final double TWO_OVER_PI = 0x1.45F306DC9C883p-1;

  /** π/2 in four parts of 26, 27, 26 and 53 bits, each the nearest to what is left. */
  static final double PART1 = 0x1.921FB58p0;

  static final double PART2 = -0x1.DDE973Cp-27;
  static final double PART3 = -0x1.CB3B398p-55;
  static final double PART4 = -0x1.D747F23E32ED7p-83;

  /** sin d ≈ d + S3·d³ + S5·d⁵ between entries of the table. */
  static final double S3 = -0x1.5555555555515p-3;

  static final double S5 = 0x1.11110e829872fp-7;

  /** 1 − cos d ≈ d²/2 + C4·d⁴ + C6·d⁶ between entries of the table. */
  static final double C4 = -0x1.5555555555535p-5;

  static final double C6 = 0x1.6c16bedd9e22bp-10;

  /** sin y ≈ y + N3·y³ + N5·y⁵ + … + N11·y¹¹ near zero. */
  static final double N3 = -0x1.5555555555555p-3;

  static final double N5 = 0x1.1111111110ecep-7;
  static final double N7 = -0x1.a01a019db08b8p-13;
  static final double N9 = 0x1.71de27b9a7ed9p-19;
  static final double N11 = -0x1.addffc2fcdf59p-26;

  private DoubleSine() {}

  /**
   * Returns the sine of an angle in radians.
   *
   * @param v the angle, |v| &lt; 10^8
   * @throws IllegalArgumentException if v is outside that range or NaN
   */
  public static double sin(double v) {
    double x = Math.abs(v);
    if (!(x < LIMIT)) {
      throw new IllegalArgumentException("the angle lies in (-10^8, 10^8), but got " + v);
    }
    if (x < OWN_SINE) {
      return v;
    }
    double sine;
    if (x < UNREDUCED) {
      sine = sineOf(x, 0);
    } else if (x < COMPLEMENT) {
      sine = cosineOf(HALF_PI - x, HALF_PI_REST);
    } else {
      sine = reduced(x, 0);
    }
    return v < 0 ? -sine : sine;
  }

  /**
   * Returns the cosine of an angle in radians: {@code cos} of the same library.
   *
   * @param v the angle, |v| &lt; 10^8
   * @throws IllegalArgumentException if v is outside that range or NaN
   */
  public static double cos(double v) {
    double x = Math.abs(v);
    if (!(x < LIMIT)) {
      throw new IllegalArgumentException("the angle lies in (-10^8, 10^8), but got " + v);
    }
    if (x < OWN_COSINE) {
      return 1;
    }
    if (x < UNREDUCED) {
      return cosineOf(x, 0);
    }
    if (x < COMPLEMENT) {
      double complement = HALF_PI - x;
      double y = complement + HALF_PI_REST;
      return sineOf(y, complement - y + HALF_PI_REST);
    }
    return reduced(x, 1);
  }

  /** Returns the sine of x and so many quarter turns. */
  private static double reduced(double x, int turns) {
    double shifted = Math.fma(x, TWO_OVER_PI, TO_WHOLE);
    double quarters = shifted - TO_WHOLE;
    double rest = Math.fma(-quarters, PART1, x);
    rest = Math.fma(-quarters, PART2, rest);
    double shorter = Math.fma(-quarters, PART3, rest);
    double delta = Math.fma(-quarters, PART3, rest - shorter);
    double y = Math.fma(-quarters, PART4, shorter);
    delta += Math.fma(-quarters, PART4, shorter - y);
    int quadrant = (int) quarters + turns;
    double sine = (quadrant & 1) == 0 ? sineOf(y, delta) : cosineOf(y, delta);
    return (quadrant & 2) == 0 ? sine : -sine;
  }

  private static double sineOf(double y, double delta) {
    if (Math.abs(y) < NEAR_ZERO) {
      return nearZero(y, delta);
    }
    double signed = y <= 0 ? -delta : delta;
    double u = TO_128TH + Math.abs(y) - TO_128TH;
    double d = Math.abs(y) - u;
    double dd = d * d;
    double s = d + Math.fma(d * dd, oddTail(dd), signed);
    double c = Math.fma(d, signed, dd * evenTail(dd));
    double[] row = Table.row(u);
    double correction = Math.fma(s, row[3], row[1]);
    correction = Math.fma(-row[0], c, correction);
    correction = Math.fma(row[2], s, correction);
    return Math.copySign(row[0] + correction, y);
  }

  private static double cosineOf(double y, double delta) {
    double u = TO_128TH + Math.abs(y) - TO_128TH;
    double d = Math.abs(y) - u + (y < 0 ? -delta : delta);
    double dd = d * d;
    double s = Math.fma(d * dd, oddTail(dd), d);
    double c = dd * evenTail(dd);
    double[] row = Table.row(u);
    double correction = Math.fma(-s, row[1], row[3]);
    correction = Math.fma(-row[2], c, correction);
    correction = Math.fma(-row[0], s, correction);
    return row[2] + correction;
  }

  /** (sin d − d) / d³ for |d| ≤ 1/256. */
  private static double oddTail(double dd) {
    return Math.fma(dd, S5, S3);
  }

  /** (1 − cos d) / d² for |d| ≤ 1/256. */
  private static double evenTail(double dd) {
    return Math.fma(dd, Math.fma(dd, C6, C4), 0.5);
  }

  private static double nearZero(double y, double delta) {
    double yy = y * y;
    double p = Math.fma(yy, Math.fma(yy, Math.fma(yy, Math.fma(yy, N11, N9), N7), N5), N3);
    double t = Math.fma(p, y, -(0.5 * delta));
    return y + Math.fma(t, yy, delta);
  }

  /**
   * The sines and cosines of multiples of 1/128, each as the sum of two doubles, computed from
   * those of 1/128 by rotation.
   */
  static final class Table {
    private static final int ROWS = 112;
    private static final MathContext DIGITS = new MathContext(50);

    /** For each multiple: sine, the rest of the sine, cosine, the rest of the cosine. */
    private static final double[][] VALUES = values();

    private Table() {}

    static double[] row(double u) {
      return VALUES[(int) (u * 128)];
    }

    private static double[][] values() {
      BigDecimal step = new BigDecimal(1.0 / 128);
      BigDecimal sinStep = series(step, 1, step);
      BigDecimal cosStep = series(BigDecimal.ONE, 0, step);
      BigDecimal sine = BigDecimal.ZERO;
      BigDecimal cosine = BigDecimal.ONE;
      double[][] rows = new double[ROWS][];
      for (int row = 0; row < ROWS; row++) {
        rows[row] = new double[] {high(sine), low(sine), high(cosine), low(cosine)};
        BigDecimal next = sine.multiply(cosStep).add(cosine.multiply(sinStep), DIGITS);
        cosine = cosine.multiply(cosStep).subtract(sine.multiply(sinStep), DIGITS);
        sine = next;
      }
      return rows;
    }

    /**
     * The Taylor series that starts with a term of a degree: that of the sine with x of degree 1,
     * of the cosine with 1 of degree 0.
     */
    private static BigDecimal series(BigDecimal first, int degree, BigDecimal x) {
      BigDecimal term = first;
      BigDecimal sum = first;
      for (int n = degree + 2; n < 24; n += 2) {
        BigDecimal divisor = BigDecimal.valueOf(-(long) n * (n - 1));
        term = term.multiply(x).multiply(x).divide(divisor, DIGITS);
        sum = sum.add(term, DIGITS);
      }
      return sum;
    }

    private static double high(BigDecimal value) {
      return value.doubleValue();
    }

    private static double low(BigDecimal value) {
      return value.subtract(new BigDecimal(high(value))).doubleValue();
    }
  }
}
