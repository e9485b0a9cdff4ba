package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;

/** A level each of whose rows is made of the row with the same number of the level below. */
abstract class RowsAbove<A> extends RowProducer<A> {
  final RowProducer<A> below;

  RowsAbove(RowProducer<A> below) {
    this.below = below;
  }

  @Override
  final void begin(Elements source) {
    below.begin(source);
  }

  @Override
  final void reads(Reach reach) {
    below.reads(reach);
  }
}
