package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.FloatCarrier;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of {@code float[]} with vector loops for their sums, and for reading and writing 16-bit and
 * uint8 elements. Loops run over the vectors of a row as in {@link FloatRows}.
 */
final class VectorFloats extends FloatCarrier {
  static final VectorFloats INSTANCE = new VectorFloats();

  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES;
  private static final int LANES = INTS.length();

  private VectorFloats() {}

  @Override
  public void read(DataType type, Object elements, int first, float[] row, int at, int length) {
    if (length < LANES || !convertsFast(type)) {
      super.read(type, elements, first, row, at, length);
    } else {
      read(type, elements, first, row, at, 0, length - LANES);
      read(type, elements, first, row, at, length - LANES, length);
    }
  }

  private static boolean convertsFast(DataType type) {
    return type == DataType.F16 || type == DataType.BF16 || type == DataType.U8;
  }

  private static void read(
      DataType type, Object elements, int first, float[] row, int at, int begin, int end) {
    if (type == DataType.F16) {
      HalfLoops.toFloats((short[]) elements, first, row, at, begin, end);
    } else if (type == DataType.BF16) {
      HalfLoops.bfloatsToFloats((short[]) elements, first, row, at, begin, end);
    } else {
      bytesToFloats((byte[]) elements, first, row, at, begin, end);
    }
  }

  private static void bytesToFloats(
      byte[] from, int first, float[] row, int at, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
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
    if (length >= LANES && type == DataType.F16) {
      HalfLoops.fromFloats(row, (short[]) elements, first, 0, length - LANES);
      HalfLoops.fromFloats(row, (short[]) elements, first, length - LANES, length);
    } else if (length >= LANES && type == DataType.BF16) {
      HalfLoops.bfloatsFromFloats(row, (short[]) elements, first, 0, length - LANES);
      HalfLoops.bfloatsFromFloats(row, (short[]) elements, first, length - LANES, length);
    } else {
      super.write(type, row, elements, first, length);
    }
  }
}
