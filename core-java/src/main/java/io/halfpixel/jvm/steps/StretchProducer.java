package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;

/** Makes each element of the element with the same number, over short stretches of them. */
abstract class StretchProducer extends Producer {
  private final int stretch;

  /** Creates the producer of so many elements of a type, {@code stretch} at a time. */
  StretchProducer(DataType output, long elements, int stretch) {
    super(output, elements, 1);
    this.stretch = stretch;
  }

  @Override
  public final long blocks() {
    return units();
  }

  @Override
  public final void reads(Reach reach) {
    // An element reads the one with its number.
  }

  @Override
  public final void run(Elements source, Elements target, long from, long to) {
    for (long at = from; at < to; at += stretch) {
      make(source, target, at, (int) Math.min(stretch, to - at));
    }
  }

  /** Makes the elements [at, at + count). */
  abstract void make(Elements source, Elements target, long at, int count);
}
