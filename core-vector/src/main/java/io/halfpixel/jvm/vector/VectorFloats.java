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

  // The last vector of a row overlaps the one before. It comes from the same call, for two calls
  // would both be inlined, and where too much is, C2 of JDK 17 makes objects of vectors (ADR 0008).
  @Override
  public void read(DataType type, Object elements, int first, float[] row, int at, int length) {
    if (length < LANES || !convertsFast(type)) {
      super.read(type, elements, first, row, at, length);
    } else {
      int from = 0;
      for (int to = length - LANES; from < length; to = length) {
        read(type, elements, first, row, at, from, to);
        from = to;
      }
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
    if (length < LANES || (type != DataType.F16 && type != DataType.BF16)) {
      super.write(type, row, elements, first, length);
    } else {
      int from = 0;
      for (int to = length - LANES; from < length; to = length) {
        write(type, row, (short[]) elements, first, from, to);
        from = to;
      }
    }
  }

  private static void write(DataType type, float[] row, short[] to, int first, int begin, int end) {
    if (type == DataType.F16) {
      HalfLoops.fromFloats(row, to, first, begin, end);
    } else {
      HalfLoops.bfloatsFromFloats(row, to, first, begin, end);
    }
  }
}
