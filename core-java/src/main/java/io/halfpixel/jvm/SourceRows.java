package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;

/** The bottom of a row chain: stretches of the source, converted to the chain's carrier. */
final class SourceRows<A> extends RowProducer<A> {
  private final Carrier<A> carrier;
  private final DataType type;
  private final int length;
  private final Elements elements = new Elements();

  SourceRows(Carrier<A> carrier, DataType type, int length) {
    this.carrier = carrier;
    this.type = type;
    this.length = length;
  }

  @Override
  void begin(Tensor source) {
    elements.bind(source);
  }

  @Override
  void produce(long number, A row) {
    elements.load(number * length, length);
    carrier.read(type, elements.array(), elements.start(), row, 0, length);
  }

  @Override
  void end() {
    elements.unbind();
  }
}
