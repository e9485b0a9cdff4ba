package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.tck.reference.ElementBits;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random lengths and numbers of the kinds that find mistakes. The same seed gives the same numbers
 * everywhere.
 */
public final class Randoms {
  /** Around the widths of vectors of bytes, floats and doubles in SSE, AVX2 and AVX-512. */
  private static final int[] LENGTHS = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65
  };

  private static final double[] SPECIALS = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1,
    -1,
    0x1p-149,
    -0x1p-149,
    0x1p-140,
    0x1.fffffep127,
    -0x1.fffffep127,
    0x1p-24,
    65504,
    0x1p-1074
  };

  private final SplittableRandom random;

  /** Returns the numbers of a seed. */
  public Randoms(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns an integer in [low, high]. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** Returns true half of the time. */
  public boolean flip() {
    return random.nextBoolean();
  }

  /** Returns one of the choices, each as often as any other. */
  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns the length of an axis: 1…9, 15…17, 31…33 or 63…65. */
  public int length() {
    return LENGTHS[random.nextInt(LENGTHS.length)];
  }

  /** Returns the length of a short axis: 1…9. */
  public int shortLength() {
    return between(1, 9);
  }

  /** Returns a number of contiguous elements: half of the time 1, else 2…17 or 64. */
  public int inner() {
    int inner = between(1, 18);
    return flip() ? 1 : inner == 18 ? 64 : inner;
  }

  /**
   * Returns a number of the type with random bits: every value occurs, NaN of any payload included.
   */
  public long anyBits(DataType type) {
    long bits = random.nextLong() & ElementBits.mask(type);
    return type == DataType.BOOL ? bits & 1 : bits;
  }

  /** Returns a number in (−2^8, 2^8) of random magnitude, rounded to the type. */
  public long ordinary(DataType type) {
    double fraction = random.nextDouble(-1, 1);
    int exponent = between(-8, 8);
    return type.isFloatingPoint()
        ? ElementBits.bits(type, Math.scalb(fraction, exponent))
        : anyBits(type);
  }

  /**
   * Returns NaN, an infinity, a zero of either sign, a subnormal or an extreme number one time in
   * five, else an ordinary one.
   */
  public long special(DataType type) {
    return between(0, 4) == 0
        ? ElementBits.bits(type, SPECIALS[random.nextInt(SPECIALS.length)])
        : ordinary(type);
  }

  /**
   * Returns a small positive integer: sums of few of these with {@link #exactWeight} are exact in
   * any order.
   */
  public long exact(DataType type) {
    return ElementBits.bits(type, between(1, 8));
  }

  /** Returns a weight in (−2, 2), one time in eight a zero or a one, rounded to float32 or not. */
  public double weight(DataType compute) {
    double weight = between(0, 7) == 0 ? between(0, 1) : random.nextDouble(-2, 2);
    return compute == DataType.F32 ? (float) weight : weight;
  }

  /** Returns a positive multiple of ¼. */
  public double exactWeight() {
    return between(1, 4) / 4.0;
  }
}
