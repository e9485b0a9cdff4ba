package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.ByteCarrier;
import io.halfpixel.jvm.FloatCarrier;
import io.halfpixel.jvm.Loops;
import io.halfpixel.jvm.RowMove;
import io.halfpixel.plan.IndexTable;

/** The loops in the Vector API; what they do not speed up is inherited. */
final class VectorLoops extends Loops {
  static final VectorLoops INSTANCE = new VectorLoops();

  private VectorLoops() {}

  @Override
  public FloatCarrier floats() {
    return VectorFloats.INSTANCE;
  }

  @Override
  public ByteCarrier bytes() {
    return VectorBytes.INSTANCE;
  }

  @Override
  public RowMove move(IndexTable table, int inner, DataType type) {
    RowMove plain = super.move(table, inner, type);
    RowMove vector = plain.copiesBlocks() ? null : WindowMove.of(table, inner, type);
    return vector == null ? plain : vector;
  }
}
