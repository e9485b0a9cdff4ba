package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;

/** A level that makes each of its rows of one row of the level below, that with the same number. */
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
