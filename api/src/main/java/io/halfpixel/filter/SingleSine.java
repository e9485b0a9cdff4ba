package io.halfpixel.filter;

/**
 * The single-precision sine that the frameworks' Lanczos weights were computed with: the one of the
 * GNU C library since 2.28. It is a short formula, so that no mathematical library is needed (rule
 * HP-102).
 *
 * <p>With q the whole number nearest to 2v/π and y = v − q·π/2, the sine is plus or minus a
 * polynomial of degree 7 in y (q even) or of degree 8 (q odd), minimax on [−π/4, π/4]; q mod 4
 * decides the sign. Everything is computed in binary64 without fusing and rounded once to binary32;
 * the error is below 0.56 units in the last place. A correctly rounded sine differs in one to two
 * values of a hundred.
 *
 * <p>Source: glibc, {@code sysdeps/ieee754/flt-32/s_sinf.c} and {@code sincosf.h}; compared with
 * glibc 2.36. Stateless and thread-safe.
 */
public final class SingleSine {
  private static final double TWO_OVER_PI = 0x1.45F306DC9C883p-1;
  private static final double HALF_PI = 0x1.921FB54442D18p0;
  private static final float QUARTER_PI = (float) (Math.PI / 4);
  private static final float LIMIT = 120;

  /** Below, v³/6 is less than half a unit in the last place of v. */
  private static final float OWN_SINE = 0x1p-12f;

  private static final double S1 = -0x1.555545995a603p-3;
  private static final double S2 = 0x1.1107605230bc4p-7;
  private static final double S3 = -0x1.994eb3774cf24p-13;

  private static final double C1 = -0x1.ffffffd0c621cp-2;
  private static final double C2 = 0x1.55553e1068f19p-5;
  private static final double C3 = -0x1.6c087e89a359dp-10;
  private static final double C4 = 0x1.99343027bf8c3p-16;

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
    int q = Math.abs(v) < QUARTER_PI ? 0 : nearestQuadrant(v);
    double y = v - q * HALF_PI;
    double z = y * y;
    double sine = (q & 1) == 0 ? odd(y, z) : even(z);
    return (float) ((q & 2) == 0 ? sine : -sine);
  }

  private static int nearestQuadrant(float v) {
    return (int) Math.floor(v * TWO_OVER_PI + 0.5);
  }

  private static double odd(double y, double z) {
    return (y + (y * z) * S1) + ((y * z) * z) * (S2 + z * S3);
  }

  private static double even(double z) {
    return ((1 + z * C1) + (z * z) * C2) + ((z * z) * z) * (C3 + z * C4);
  }
}
