package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;

/** Steps that compute each element of bytes by itself, by a {@link ByteTable}. */
final class TableProducer extends StretchProducer {
  private static final int STRETCH = 4096;

  private final ByteTable table;

  /** Creates the producer of so many elements of a type. */
  TableProducer(DataType output, long elements, ByteTable table) {
    super(output, elements, STRETCH);
    this.table = table;
  }

  @Override
  void make(Elements source, Elements target, long at, int count) {
    source.load(at, count);
    target.open(at, count);
    byte[] bytes = (byte[]) source.array();
    table.write(bytes, source.start(), at, target.array(), target.start(), count);
    target.store(at, count);
  }
}
