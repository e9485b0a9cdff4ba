package io.halfpixel.jvm;

import io.halfpixel.DataType;

/** A plan without steps: the target gets the bits of the source. */
final class CopyStage extends Stage {
  private static final int STRETCH = 16384;

  private Elements elements = new Elements();
  private Elements target = new Elements();

  CopyStage(DataType type, long count) {
    super(type, count, 1);
  }

  @Override
  long blocks() {
    return units();
  }

  @Override
  void reads(Reach reach) {}

  @Override
  void begin(Elements from, Elements to) {
    elements = from;
    target = to;
  }

  @Override
  void run(long from, long end) {
    for (long first = from; first < end; first += STRETCH) {
      int count = (int) Math.min(STRETCH, end - first);
      elements.load(first, count);
      target.open(first, count);
      System.arraycopy(elements.array(), elements.start(), target.array(), target.start(), count);
      target.store(first, count);
    }
  }
}
