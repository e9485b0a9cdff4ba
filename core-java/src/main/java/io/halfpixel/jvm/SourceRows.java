package io.halfpixel.jvm;

import io.halfpixel.DataType;

/** The bottom of a row chain: stretches of the source, converted to the chain's carrier. */
final class SourceRows<A> extends RowProducer<A> {
  private final Carrier<A> carrier;
  private final DataType type;
  private final int length;
  private Elements elements = new Elements();

  SourceRows(Carrier<A> carrier, DataType type, int length) {
    this.carrier = carrier;
    this.type = type;
    this.length = length;
  }

  @Override
  SourceRows<A> forRun() {
    return new SourceRows<>(carrier, type, length);
  }

  @Override
  void begin(Elements source) {
    elements = source;
  }

  @Override
  void reads(Reach reach) {
    reach.multiply(length);
  }

  @Override
  void produce(long number, A row) {
    elements.load(number * length, length);
    carrier.read(type, elements.array(), elements.start(), row, 0, length);
  }
}
