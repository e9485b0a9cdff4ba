package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;

/** A plan without steps: the target gets the bits of the source. */
final class CopyProducer extends Producer {
  private static final int STRETCH = 16384;

  CopyProducer(DataType type, long count) {
    super(type, count, 1);
  }

  @Override
  public long blocks() {
    return units();
  }

  @Override
  public void reads(Reach reach) {}

  @Override
  public void run(Elements source, Elements target, long from, long end) {
    for (long first = from; first < end; first += STRETCH) {
      int count = (int) Math.min(STRETCH, end - first);
      source.load(first, count);
      target.open(first, count);
      System.arraycopy(source.array(), source.start(), target.array(), target.start(), count);
      target.store(first, count);
    }
  }
}
