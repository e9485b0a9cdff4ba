package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;

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
