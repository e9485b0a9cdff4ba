package io.halfpixel.jvm.memory;

/**
 * bfloat16, the upper half of a binary32, in the bits of a {@code short}: conversions to nearest,
 * ties to even.
 */
public final class Bfloat16 {
  private Bfloat16() {}

  public static float toFloat(short value) {
    return Float.intBitsToFloat(value << 16);
  }

  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    int odd = (bits >>> 16) & 1;
    return (short) ((bits + 0x7fff + odd) >>> 16);
  }

  static short fromDouble(double value) {
    return fromFloat(Half.toOdd(value));
  }
}
