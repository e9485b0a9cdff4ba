package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.FloatCarrier;
import io.halfpixel.jvm.FloatSums;
import io.halfpixel.jvm.TapOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
      case F16 -> HalfLoops.toFloats((short[]) elements, first, row, at, length);
      case BF16 -> HalfLoops.bfloatsToFloats((short[]) elements, first, row, at, length);
      case U8 -> readBytes((byte[]) elements, first, row, at, length);
      default -> super.read(type, elements, first, row, at, length);
    }
  }

  private static void readBytes(byte[] from, int first, float[] row, int at, int length) {
    for (int p = 0; p < length; p += LANES) {
      int i = Math.min(p, length - LANES);
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
      case F16 -> HalfLoops.fromFloats(row, (short[]) elements, first, length);
      case BF16 -> HalfLoops.bfloatsFromFloats(row, (short[]) elements, first, length);
      default -> super.write(type, row, elements, first, length);
    }
  }
}
