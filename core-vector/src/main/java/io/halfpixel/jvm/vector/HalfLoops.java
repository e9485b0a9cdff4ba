package io.halfpixel.jvm.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The conversions of {@code io.halfpixel.jvm.Half} and {@code Bfloat16} for the vectors that begin
 * in [begin, end): every case is computed for every lane, and masks choose.
 */
final class HalfLoops {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Short> SHORTS = Lanes.SHORTS;
  private static final int LANES = INTS.length();

  private static final int REBIAS = (127 - 15) << 23;
  private static final int SMALLEST_NORMAL = 0x3880_0000;
  private static final int INFINITY = 0x7f80_0000;
  private static final int QUIET = 0x40_0000;

  /** Half-way between the largest binary16 value and 2^16. */
  private static final int OVERFLOW = 0x477f_f000;

  private static final int HALF = Float.floatToRawIntBits(0.5f);

  private HalfLoops() {}

  /** Converts binary16 to float32. */
  static void toFloats(short[] from, int first, float[] row, int at, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
      ShortVector halves = ShortVector.fromArray(SHORTS, from, first + i);
      IntVector bits = (IntVector) halves.convertShape(VectorOperators.S2I, INTS, 0);
      IntVector sign = bits.and(0x8000).lanewise(VectorOperators.LSHL, 16);
      IntVector magnitude = bits.and(0x7fff).lanewise(VectorOperators.LSHL, 13);
      IntVector finite = magnitude.reinterpretAsFloats().mul(0x1p112f).reinterpretAsInts();
      IntVector payload = magnitude.and(0x7f_ffff);
      IntVector special = payload.or(INFINITY);
      special = special.blend(special.or(QUIET), payload.compare(VectorOperators.NE, 0));
      IntVector value =
          finite.blend(special, magnitude.compare(VectorOperators.GE, 0x1f << 23)).or(sign);
      value.reinterpretAsFloats().intoArray(row, at + i);
    }
  }

  /** Converts float32 to binary16, to nearest, ties to even. */
  static void fromFloats(float[] row, short[] to, int first, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
      IntVector bits = FloatVector.fromArray(FLOATS, row, i).reinterpretAsInts();
      IntVector sign = bits.lanewise(VectorOperators.LSHR, 16).and(0x8000);
      IntVector magnitude = bits.and(0x7fff_ffff);
      IntVector shifted = magnitude.lanewise(VectorOperators.LSHR, 13);
      IntVector half = magnitude.sub(REBIAS - 0xfff).add(shifted.and(1));
      half = half.lanewise(VectorOperators.LSHR, 13);
      IntVector small = magnitude.reinterpretAsFloats().add(0.5f).reinterpretAsInts().sub(HALF);
      half = half.blend(small, magnitude.compare(VectorOperators.LT, SMALLEST_NORMAL));
      half = half.blend(0x7c00, magnitude.compare(VectorOperators.GE, OVERFLOW));
      IntVector nan = shifted.and(0x3ff).or(0x7e00);
      half = half.blend(nan, magnitude.compare(VectorOperators.GT, INFINITY)).or(sign);
      ((ShortVector) half.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(to, first + i);
    }
  }

  /** Converts bfloat16 to float32. */
  static void bfloatsToFloats(short[] from, int first, float[] row, int at, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
      ShortVector upper = ShortVector.fromArray(SHORTS, from, first + i);
      IntVector bits = (IntVector) upper.convertShape(VectorOperators.S2I, INTS, 0);
      bits = bits.lanewise(VectorOperators.LSHL, 16);
      bits.reinterpretAsFloats().intoArray(row, at + i);
    }
  }

  /** Converts float32 to bfloat16, to nearest, ties to even. */
  static void bfloatsFromFloats(float[] row, short[] to, int first, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
      IntVector bits = FloatVector.fromArray(FLOATS, row, i).reinterpretAsInts();
      IntVector upper = bits.lanewise(VectorOperators.LSHR, 16);
      IntVector rounded = bits.add(0x7fff).add(upper.and(1)).lanewise(VectorOperators.LSHR, 16);
      IntVector magnitude = bits.and(0x7fff_ffff);
      rounded = rounded.blend(upper.or(0x40), magnitude.compare(VectorOperators.GT, INFINITY));
      ((ShortVector) rounded.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(to, first + i);
    }
  }
}
