package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.IntCarrier;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows of integers, of which uint8 values are widened and narrowed a vector at a time. */
final class VectorInts extends IntCarrier {
  static final VectorInts INSTANCE = new VectorInts();

  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES;
  private static final int LANES = INTS.length();

  private VectorInts() {}

  @Override
  public void read(DataType type, Object elements, int first, int[] row, int at, int length) {
    if (type == DataType.U8) {
      VectorBytes.INSTANCE.read(type, elements, first, row, at, length);
    } else {
      super.read(type, elements, first, row, at, length);
    }
  }

  /** Values outside the range of the type become the nearest end of it. */
  @Override
  public void write(DataType type, int[] row, Object elements, int first, int length) {
    if (type == DataType.U8 && length >= LANES) {
      narrow(row, (byte[]) elements, first, 0, length - LANES);
      narrow(row, (byte[]) elements, first, length - LANES, length);
    } else {
      super.write(type, row, elements, first, length);
    }
  }

  private static void narrow(int[] row, byte[] to, int first, int begin, int end) {
    IntVector zero = IntVector.zero(INTS);
    IntVector most = IntVector.broadcast(INTS, 255);
    for (int i = begin; i < end; i += LANES) {
      IntVector clamped = IntVector.fromArray(INTS, row, i).max(zero).min(most);
      ByteVector narrowed = (ByteVector) clamped.convertShape(VectorOperators.I2B, BYTES, 0);
      narrowed.intoArray(to, first + i);
    }
  }
}
