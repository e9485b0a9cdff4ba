package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;

/** A plan without steps: the target gets the bits of the source. */
final class CopyProducer extends StretchProducer {
  private static final int STRETCH = 16384;

  CopyProducer(DataType type, long count) {
    super(type, count, STRETCH);
  }

  @Override
  void make(Elements source, Elements target, long at, int count) {
    source.load(at, count);
    target.open(at, count);
    System.arraycopy(source.array(), source.start(), target.array(), target.start(), count);
    target.store(at, count);
  }
}
