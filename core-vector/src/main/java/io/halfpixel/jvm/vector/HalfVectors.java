package io.halfpixel.jvm.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The conversions of {@code io.halfpixel.jvm.Half} and {@code Bfloat16} for a vector of values:
 * every case is computed for every lane, and masks choose.
 */
final class HalfVectors {
  private static final int REBIAS = (127 - 15) << 23;
  private static final int SMALLEST_NORMAL = 0x3880_0000;
  private static final int INFINITY = 0x7f80_0000;

  /** Half-way between the largest binary16 value and 2^16. */
  private static final int OVERFLOW = 0x477f_f000;

  private static final int HALF = Float.floatToRawIntBits(0.5f);

  private HalfVectors() {}

  /** Converts binary16 values, each in the lower bits of an int. */
  static FloatVector toFloats(IntVector halves) {
    IntVector sign = halves.and(0x8000).lanewise(VectorOperators.LSHL, 16);
    IntVector magnitude = halves.and(0x7fff).lanewise(VectorOperators.LSHL, 13);
    IntVector finite = magnitude.reinterpretAsFloats().mul(0x1p112f).reinterpretAsInts();
    IntVector payload = magnitude.and(0x7f_ffff);
    IntVector special = payload.or(INFINITY);
    special = special.blend(special.or(0x40_0000), payload.compare(VectorOperators.NE, 0));
    VectorMask<Integer> isSpecial = magnitude.compare(VectorOperators.GE, 0x1f << 23);
    return finite.blend(special, isSpecial).or(sign).reinterpretAsFloats();
  }

  /** Converts float32 values, given as bits, to binary16 in the lower bits of an int. */
  static IntVector fromFloats(IntVector bits) {
    IntVector sign = bits.lanewise(VectorOperators.LSHR, 16).and(0x8000);
    IntVector magnitude = bits.and(0x7fff_ffff);
    IntVector shifted = magnitude.lanewise(VectorOperators.LSHR, 13);
    IntVector half =
        magnitude.sub(REBIAS - 0xfff).add(shifted.and(1)).lanewise(VectorOperators.LSHR, 13);
    IntVector small = magnitude.reinterpretAsFloats().add(0.5f).reinterpretAsInts().sub(HALF);
    half = half.blend(small, magnitude.compare(VectorOperators.LT, SMALLEST_NORMAL));
    half = half.blend(0x7c00, magnitude.compare(VectorOperators.GE, OVERFLOW));
    IntVector nan = shifted.and(0x3ff).or(0x7e00);
    half = half.blend(nan, magnitude.compare(VectorOperators.GT, INFINITY));
    return half.or(sign);
  }

  /** Converts float32 values, given as bits, to bfloat16 in the lower bits of an int. */
  static IntVector fromFloatsToBfloats(IntVector bits) {
    IntVector upper = bits.lanewise(VectorOperators.LSHR, 16);
    IntVector rounded = bits.add(0x7fff).add(upper.and(1)).lanewise(VectorOperators.LSHR, 16);
    VectorMask<Integer> isNan =
        bits.and(0x7fff_ffff).compare(VectorOperators.GT, INFINITY);
    return rounded.blend(upper.or(0x40), isNan);
  }
}
