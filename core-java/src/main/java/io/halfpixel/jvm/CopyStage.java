package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;

/** A plan without steps: the target gets the bits of the source. */
final class CopyStage extends Stage {
  private static final int STRETCH = 16384;

  private final Elements elements = new Elements();
  private final Elements target = new Elements();

  CopyStage(DataType type, long count) {
    super(type, count);
  }

  @Override
  long units() {
    return (outputElements() + STRETCH - 1) / STRETCH;
  }

  @Override
  void run(Tensor source, Tensor to, long from, long end) {
    elements.bind(source);
    target.bind(to);
    for (long unit = from; unit < end; unit++) {
      long first = unit * STRETCH;
      int count = (int) Math.min(STRETCH, outputElements() - first);
      elements.load(first, count);
      target.open(first, count);
      System.arraycopy(elements.array(), elements.start(), target.array(), target.start(), count);
      target.store(first, count);
    }
    target.unbind();
    elements.unbind();
  }
}
