package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.FloatCarrier;
import io.halfpixel.jvm.FloatSums;
import io.halfpixel.jvm.TapOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of {@code float[]} with vector loops for their sums, and for reading and writing 16-bit and
 * uint8 elements. The last vector of a row is computed over the one before it.
 */
final class VectorFloats extends FloatCarrier {
  static final VectorFloats INSTANCE = new VectorFloats();

  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Short> SHORTS = Lanes.SHORTS_OF_INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES_OF_INTS;
  private static final int LANES = INTS.length();

  private VectorFloats() {}

  @Override
  protected FloatSums sums(TapOrder order) {
    return new VectorFloatSums(this, order);
  }

  @Override
  public void read(DataType type, Object elements, int first, float[] row, int at, int length) {
    if (length < LANES) {
      super.read(type, elements, first, row, at, length);
      return;
    }
    switch (type) {
      case F16 -> readHalves((short[]) elements, first, row, at, length - LANES);
      case BF16 -> readBfloats((short[]) elements, first, row, at, length - LANES);
      case U8 -> readBytes((byte[]) elements, first, row, at, length - LANES);
      default -> super.read(type, elements, first, row, at, length);
    }
  }

  private static void readHalves(short[] from, int first, float[] row, int at, int last) {
    for (int p = 0; p < last + LANES; p += LANES) {
      int i = Math.min(p, last);
      HalfVectors.toFloats(widened(from, first + i)).intoArray(row, at + i);
    }
  }

  private static void readBfloats(short[] from, int first, float[] row, int at, int last) {
    for (int p = 0; p < last + LANES; p += LANES) {
      int i = Math.min(p, last);
      IntVector bits = widened(from, first + i).lanewise(VectorOperators.LSHL, 16);
      bits.reinterpretAsFloats().intoArray(row, at + i);
    }
  }

  private static IntVector widened(short[] from, int at) {
    return (IntVector)
        ShortVector.fromArray(SHORTS, from, at).convertShape(VectorOperators.S2I, INTS, 0);
  }

  private static void readBytes(byte[] from, int first, float[] row, int at, int last) {
    for (int p = 0; p < last + LANES; p += LANES) {
      int i = Math.min(p, last);
      IntVector values =
          (IntVector)
              ByteVector.fromArray(BYTES, from, first + i)
                  .convertShape(VectorOperators.B2I, INTS, 0);
      FloatVector converted =
          (FloatVector) values.and(0xff).convertShape(VectorOperators.I2F, FLOATS, 0);
      converted.intoArray(row, at + i);
    }
  }

  @Override
  public void write(DataType type, float[] row, Object elements, int first, int length) {
    if (length < LANES) {
      super.write(type, row, elements, first, length);
      return;
    }
    switch (type) {
      case F16 -> writeHalves(row, (short[]) elements, first, length - LANES);
      case BF16 -> writeBfloats(row, (short[]) elements, first, length - LANES);
      default -> super.write(type, row, elements, first, length);
    }
  }

  private static void writeHalves(float[] row, short[] to, int first, int last) {
    for (int p = 0; p < last + LANES; p += LANES) {
      int i = Math.min(p, last);
      IntVector bits = FloatVector.fromArray(FLOATS, row, i).reinterpretAsInts();
      narrow(HalfVectors.fromFloats(bits), to, first + i);
    }
  }

  private static void writeBfloats(float[] row, short[] to, int first, int last) {
    for (int p = 0; p < last + LANES; p += LANES) {
      int i = Math.min(p, last);
      IntVector bits = FloatVector.fromArray(FLOATS, row, i).reinterpretAsInts();
      narrow(HalfVectors.fromFloatsToBfloats(bits), to, first + i);
    }
  }

  private static void narrow(IntVector values, short[] to, int at) {
    ((ShortVector) values.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(to, at);
  }
}
