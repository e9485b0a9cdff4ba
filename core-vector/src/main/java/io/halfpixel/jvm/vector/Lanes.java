package io.halfpixel.jvm.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector shapes of the loops. */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;

  /** As many bytes as one vector has ints. */
  static final VectorSpecies<Byte> BYTES_OF_INTS =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(INTS.vectorBitSize() / 4));

  /** As many shorts as one vector has ints. */
  static final VectorSpecies<Short> SHORTS_OF_INTS =
      VectorSpecies.of(short.class, VectorShape.forBitSize(INTS.vectorBitSize() / 2));

  /**
   * Bytes move within 128 bits: every processor permutes so many with one instruction, most of them
   * no more.
   */
  static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;

  private Lanes() {}
}
