package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows of uint8 values in {@code int[]}, widened and narrowed a vector at a time. */
final class VectorBytes extends ByteCarrier {
  static final VectorBytes INSTANCE = new VectorBytes();

  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES;
  private static final int LANES = INTS.length();

  private VectorBytes() {}

  @Override
  public void read(DataType type, Object elements, int first, int[] row, int at, int length) {
    if (length < LANES) {
      super.read(type, elements, first, row, at, length);
    } else {
      widen((byte[]) elements, first, row, at, 0, length - LANES);
      widen((byte[]) elements, first, row, at, length - LANES, length);
    }
  }

  private static void widen(byte[] from, int first, int[] row, int at, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
      // JDK 17 fails at ZERO_EXTEND_B2I.
      IntVector signed =
          (IntVector)
              ByteVector.fromArray(BYTES, from, first + i)
                  .convertShape(VectorOperators.B2I, INTS, 0);
      signed.and(0xff).intoArray(row, at + i);
    }
  }

  @Override
  public void write(DataType type, int[] row, Object elements, int first, int length) {
    if (length < LANES) {
      super.write(type, row, elements, first, length);
    } else {
      narrow(row, (byte[]) elements, first, 0, length - LANES);
      narrow(row, (byte[]) elements, first, length - LANES, length);
    }
  }

  private static void narrow(int[] row, byte[] to, int first, int begin, int end) {
    for (int i = begin; i < end; i += LANES) {
      ByteVector narrowed =
          (ByteVector)
              IntVector.fromArray(INTS, row, i).convertShape(VectorOperators.I2B, BYTES, 0);
      narrowed.intoArray(to, first + i);
    }
  }
}
