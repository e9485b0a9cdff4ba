package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.jvm.memory.RowMove;
import io.halfpixel.jvm.sums.FixedBounds;
import io.halfpixel.jvm.sums.FixedSums;
import io.halfpixel.jvm.sums.FloatSums;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.FixedPoint1d;
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
  public IntCarrier ints() {
    return VectorInts.INSTANCE;
  }

  @Override
  public FloatSums sums(TapOrder order) {
    return new VectorFloatSums(order);
  }

  @Override
  public FixedSums sums(FixedPoint1d step, FixedBounds input) {
    return VectorFixedSums.takes(step, input) ? new VectorFixedSums(step) : super.sums(step, input);
  }

  @Override
  public RowMove move(IndexTable table, int inner, DataType type) {
    RowMove unfused = super.move(table, inner, type);
    RowMove vector = unfused.copiesBlocks() ? null : WindowMove.of(table, inner, type);
    return vector == null ? unfused : vector;
  }
}
