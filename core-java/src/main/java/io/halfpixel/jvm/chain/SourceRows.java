package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;

/** The bottom of a row chain: stretches of the source, converted to the chain's carrier. */
final class SourceRows<A> extends RowProducer<A> {
  private final Carrier<A> carrier;
  private final int length;
  private Elements elements = new Elements();

  SourceRows(Carrier<A> carrier, int length) {
    this.carrier = carrier;
    this.length = length;
  }

  @Override
  SourceRows<A> forRun() {
    return new SourceRows<>(carrier, length);
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
    elements.read(number * length, length, carrier, row, 0);
  }
}
