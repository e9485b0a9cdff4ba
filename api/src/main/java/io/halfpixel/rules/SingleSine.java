package io.halfpixel.rules;

/**
 * The single-precision sine that the frameworks' Lanczos weights were computed with: {@code sinf}
 * of the GNU C library since 2.28, as it runs on every x86-64 processor with fused multiply-add. It
 * is a short formula, so that no mathematical library is needed (rule HP-102).
 *
 * <p>With q the whole number nearest to 2v/π and y = v − q·π/2, the sine is plus or minus the sine
 * of y (q even) or its cosine (q odd); q mod 4 decides the sign. Each is a minimax polynomial on
 * [−π/4, π/4], of degree 7 or 8, computed in binary64 and rounded once to binary32. The error of
 * the polynomials, not that of the arithmetic, decides the last bit: a correctly rounded sine
 * differs in one to two values of a hundred, while the polynomials' exact coefficients and the
 * order of the operations do not matter to any argument.
 *
 * <p>The coefficients are computed by {@code Minimax} among the tests. ADR 0009 says where
 * everything comes from, and that all arguments were compared with glibc 2.36. Stateless and
 * thread-safe.
 */
public final class SingleSine {
  static final double TWO_OVER_PI = 0x1.45F306DC9C883p-1;
  static final double HALF_PI = 0x1.921FB54442D18p0;
  private static final float LIMIT = 120;

  /** Below, v³/6 is less than half a unit in the last place of v. */
  private static final float OWN_SINE = 0x1p-12f;

  /** sin y ≈ y·(1 + S1·y² + S2·y⁴ + S3·y⁶). */
  static final double S1 = -0x1.555545995a603p-3;

  static final double S2 = 0x1.1107605230be6p-7;
  static final double S3 = -0x1.994eb3774daebp-13;

  /** cos y ≈ 1 + C1·y² + C2·y⁴ + C3·y⁶ + C4·y⁸. */
  static final double C1 = -0x1.ffffffd0c621cp-2;

  static final double C2 = 0x1.55553e1068f2dp-5;
  static final double C3 = -0x1.6c087e89a3db8p-10;
  static final double C4 = 0x1.99343027de200p-16;

  private SingleSine() {}

  /**
   * Returns the sine of an angle in radians.
   *
   * @param v the angle, |v| &lt; 120: the range in which the reduction by one multiple of π/2 is
   *     good enough
   * @throws IllegalArgumentException if v is outside that range or NaN
   */
  public static float sin(float v) {
    if (!(Math.abs(v) < LIMIT)) {
      throw new IllegalArgumentException("the angle lies in (-120, 120), but got " + v);
    }
    if (Math.abs(v) < OWN_SINE) {
      return v;
    }
    double quarters = Math.rint(v * TWO_OVER_PI);
    double y = Math.fma(-quarters, HALF_PI, v);
    int quadrant = (int) quarters;
    double sine = (quadrant & 1) == 0 ? sineOf(y) : cosineOf(y);
    return (float) ((quadrant & 2) == 0 ? sine : -sine);
  }

  private static double sineOf(double y) {
    double z = y * y;
    return y + y * z * (S1 + z * (S2 + z * S3));
  }

  private static double cosineOf(double y) {
    double z = y * y;
    return 1 + z * (C1 + z * (C2 + z * (C3 + z * C4)));
  }
}
