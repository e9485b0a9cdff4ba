package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.ByteCarrier;
import io.halfpixel.jvm.FixedSums;
import io.halfpixel.plan.FixedPoint1d;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows of uint8 values in {@code int[]}, widened and narrowed a vector at a time. */
final class VectorBytes extends ByteCarrier {
  static final VectorBytes INSTANCE = new VectorBytes();

  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES_OF_INTS;
  private static final int LANES = INTS.length();

  private VectorBytes() {}

  @Override
  protected FixedSums sums(FixedPoint1d step) {
    return new VectorFixedSums(this, step.rounding(), step.shift());
  }

  @Override
  public void read(DataType type, Object elements, int first, int[] row, int at, int length) {
    byte[] from = (byte[]) elements;
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      // JDK 17 fails at ZERO_EXTEND_B2I.
      IntVector signed =
          (IntVector)
              ByteVector.fromArray(BYTES, from, first + i)
                  .convertShape(VectorOperators.B2I, INTS, 0);
      signed.and(0xff).intoArray(row, at + i);
    }
    for (; i < length; i++) {
      row[at + i] = from[first + i] & 0xff;
    }
  }

  @Override
  public void write(DataType type, int[] row, Object elements, int first, int length) {
    byte[] to = (byte[]) elements;
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      ByteVector narrowed =
          (ByteVector)
              IntVector.fromArray(INTS, row, i).convertShape(VectorOperators.I2B, BYTES, 0);
      narrowed.intoArray(to, first + i);
    }
    for (; i < length; i++) {
      to[first + i] = (byte) row[i];
    }
  }
}
