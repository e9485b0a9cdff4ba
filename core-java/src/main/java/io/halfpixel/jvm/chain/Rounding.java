package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;

/** Values rounded to those of an element type; they stay in the carrier's arrays. */
final class Rounding<A> implements RowChange<A> {
  private final Carrier<A> carrier;
  private final DataType type;
  private final int length;
  private final Object rounded;

  /** Creates the rounding of rows of at most a length. */
  Rounding(Carrier<A> carrier, DataType type, int length) {
    this.carrier = carrier;
    this.type = type;
    this.length = length;
    this.rounded = Elements.array(type, length);
  }

  @Override
  public RowChange<A> forRun() {
    return new Rounding<>(carrier, type, length);
  }

  @Override
  public void run(A row, long first, int count) {
    carrier.write(type, row, rounded, 0, count);
    carrier.read(type, rounded, 0, row, 0, count);
  }
}
