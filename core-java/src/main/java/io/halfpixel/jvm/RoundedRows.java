package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import java.lang.reflect.Array;

/**
 * Rows whose values are rounded to those of an element type, while they go on travelling in the
 * chain's carrier.
 */
final class RoundedRows<A> extends RowProducer<A> {
  private final RowProducer<A> below;
  private final Carrier<A> carrier;
  private final DataType type;
  private final int length;
  private final Object rounded;

  RoundedRows(RowProducer<A> below, Carrier<A> carrier, DataType type, int length) {
    this.below = below;
    this.carrier = carrier;
    this.type = type;
    this.length = length;
    this.rounded = Array.newInstance(type.arrayType().getComponentType(), length);
  }

  @Override
  void begin(Tensor source) {
    below.begin(source);
  }

  @Override
  void produce(long number, A row) {
    below.produce(number, row);
    carrier.write(type, row, rounded, 0, length);
    carrier.read(type, rounded, 0, row, 0, length);
  }

  @Override
  void end() {
    below.end();
  }
}
