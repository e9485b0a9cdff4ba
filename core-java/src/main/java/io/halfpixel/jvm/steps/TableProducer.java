package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;

/** Steps that compute each element of bytes by itself, by a {@link ByteTable}. */
final class TableProducer extends Producer {
  private static final int STRETCH = 4096;

  private final ByteTable table;

  /** Creates the producer of so many elements of a type. */
  TableProducer(DataType output, long elements, ByteTable table) {
    super(output, elements, 1);
    this.table = table;
  }

  @Override
  public long blocks() {
    return units();
  }

  @Override
  public void reads(Reach reach) {}

  @Override
  public void run(Elements source, Elements target, long from, long to) {
    for (long at = from; at < to; at += STRETCH) {
      int count = (int) Math.min(STRETCH, to - at);
      source.load(at, count);
      target.open(at, count);
      byte[] bytes = (byte[]) source.array();
      table.write(bytes, source.start(), at, target.array(), target.start(), count);
      target.store(at, count);
    }
  }
}
